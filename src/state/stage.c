/* state/stage.c - the table of allowed moves. SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/stage.h"

#include <stddef.h>

static const struct fup_stage_move moves[] = {
#define STAGE_LINE(happening, from, to, move)                                                      \
    {FUP_HAPPENED_##happening, (from), FUP_STAGE_##to, FUP_MOVE_##move},
    FUP_STAGE_TABLE(STAGE_LINE)
#undef STAGE_LINE
};

const struct fup_stage_move *
fup_stage_next(enum fup_stage stage, enum fup_happening happening)
{
    const struct fup_stage_move *found = NULL;

    for (size_t i = 0; !found && i < sizeof moves / sizeof *moves; i++)
        if (moves[i].happening == happening && (moves[i].from & 1u << stage))
            found = &moves[i];
    return found;
}

enum fup_move
fup_stage_move_of(enum fup_stage stage)
{
    enum fup_move move = FUP_MOVE_NOBODY;

    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].to == stage) {
            move = moves[i].move;
            break;
        }
    return move;
}
