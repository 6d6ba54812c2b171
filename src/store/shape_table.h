/* store/shape_table.h - how a table of fields is written down; only for files that hold such
 * tables. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_SHAPE_TABLE_H
#define FUP_STORE_SHAPE_TABLE_H

#include "store/shape.h"

#define AT(type, member) offsetof(struct type, member)
#define PLAIN(kind, type, member)                                                                  \
    {                                                                                              \
#member, FUP_FIELD_##kind, AT(type, member), NULL, NULL, 0                                 \
    }
#define INNER(kind, type, member, shape)                                                           \
    {                                                                                              \
#member, FUP_FIELD_##kind, AT(type, member), &(shape), NULL, 0                             \
    }
#define WORD(type, member, word, last)                                                             \
    {                                                                                              \
#member, FUP_FIELD_WORD, AT(type, member), NULL, word, (int)(last) + 1                     \
    }
#define SHAPE(fields, type)                                                                        \
    {                                                                                              \
        fields, sizeof(fields) / sizeof *(fields), sizeof(struct type)                             \
    }

#endif
