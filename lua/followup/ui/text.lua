-- Text of mails in cells of a fixed width. SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

---One line of text: a buffer line cannot hold a line feed; every other control stays and is shown
---by Neovim as ^X or <xx>.
function M.clean(text)
  if not text:find('[\t\n]') then
    return text
  end
  return (text:gsub('\t', ' '):gsub('\n', '␤'))
end

---Columns on screen.
function M.width(text)
  if not text:find('[^ -~]') then
    return #text
  end
  return vim.fn.strdisplaywidth(text)
end

---Cut to `room` columns, with an ellipsis where something is missing; and its width.
local function fit(text, room)
  local is_plain = not text:find('[^ -~]')
  local width = is_plain and #text or vim.fn.strdisplaywidth(text)
  if width <= room then
    return text, width
  elseif room < 1 then
    return '', 0
  elseif is_plain then
    return text:sub(1, room - 1) .. '…', room
  end
  -- a first guess by characters, then down to what fits: wide characters and controls take more
  local kept = vim.fn.strcharpart(text, 0, room - 1)
  width = vim.fn.strdisplaywidth(kept)
  while width > room - 1 do
    local count = vim.fn.strchars(kept)
    local surplus = math.max(1, math.floor((width - room + 1) / 8))
    kept = vim.fn.strcharpart(kept, 0, math.max(0, count - surplus))
    width = vim.fn.strdisplaywidth(kept)
  end
  return kept .. '…', width + 1
end

function M.cut(text, room)
  return (fit(text, room))
end

---Cut or filled up to exactly `room` columns; `right` aligns at the right.
function M.cell(text, room, right)
  local cut, width = fit(text, room)
  if width >= room then
    return cut
  end
  local fill = (' '):rep(room - width)
  return right and fill .. cut or cut .. fill
end

---Lines of at most `room` columns, broken at spaces.
function M.wrap(text, room)
  local lines, line = {}, ''
  for word in text:gmatch('%S+') do
    word = M.cut(word, room)
    if line ~= '' and M.width(line) + 1 + M.width(word) > room then
      table.insert(lines, line)
      line = word
    else
      line = line == '' and word or line .. ' ' .. word
    end
  end
  if line ~= '' then
    table.insert(lines, line)
  end
  return lines
end

return M
