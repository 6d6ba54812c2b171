-- Writes the file that kept.lua reads. SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')
local kept = require('followup.kept')
local uv = require('followup.compat').uv

local M = {}

local most_rows = 5000 -- more take long to write on the main loop

---Replaces the file. That it cannot be written costs time, never the list.
local function replace(text)
  local made = kept.file_name() .. '.' .. uv.getpid()
  local file = uv.fs_open(made, 'w', 384) -- mode 0600
  if file then
    local written = uv.fs_write(file, text, 0)
    uv.fs_close(file)
    if written ~= #text or not uv.fs_rename(made, kept.file_name()) then
      uv.fs_unlink(made)
    end
  end
end

---{ number, word } of each line that has a word: JSON has no tables with gaps.
local function listed(words, count)
  local list = {}
  for number = 1, count do
    if words[number] then
      list[#list + 1] = { number, words[number] }
    end
  end
  return list
end

local function head_of(drawing, page)
  local head = { count = #drawing.lines, blocks = drawing.blocks, page = {} }
  for _, name in ipairs({ 'version', 'now', 'indexed_at', 'complete', 'groups' }) do
    head.page[name] = page[name]
  end
  for _, name in ipairs({ 'heads', 'highlights' }) do
    head[name] = listed(drawing[name], head.count)
  end
  return head
end

---Keeps what was drawn from a page for the lists of that mark, here and in the next Neovim.
function M.write(mark, drawing, page)
  local from, till = dates.instant(page.now), dates.instant(page.valid_until)
  if not from or not till or #page.lines > most_rows then
    return
  end
  drawing.page = page
  kept.remember({ mark = mark, from = from, till = till, drawing = drawing })
  local spans, numbers = {}, page.spans
  for last = 3, #page.lines * 3, 3 do
    spans[last / 3] = ('%6d%6d%6d'):format(numbers[last - 2], numbers[last - 1], numbers[last])
  end
  local lines, cases = table.concat(drawing.lines, '\n'), table.concat(page.cases)
  local tail = table.concat({ cases, table.concat(spans), '' }, '\n')
  local head = head_of(drawing, page)
  head.from, head.till = from, till
  head.rest = #lines + 1 + #tail -- bytes after this line
  head.cases, head.spans = #tail, #tail - #cases - 1 -- bytes from there to the end
  replace(table.concat({ mark, vim.json.encode(head), lines, tail }, '\n'))
end

return M
