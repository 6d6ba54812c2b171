-- followup://due as it was last drawn, kept in the file `page` beside the index, so that the list is on
-- the screen before the C module is loaded, and before anything is known of its rows.
--
-- The first line of the file is the mark of all that the list was made from. The mark is taken before the
-- rows are read: what changes meanwhile makes the file worthless, never wrong. The second line says in
-- JSON what stands where. Then follow the lines of the list, which the editor reads by itself into the
-- buffer, a line of case ids, twelve bytes each, and one of spans, six bytes each.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')
local drawings = require('followup.ui.drawing')
local paths = require('followup.paths')

local M = {}

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

---The file.
function M.file_name()
  return paths.cache() .. '/page'
end

---One line that differs when anything differs that a list is made from, but for the time of day: what
---judges and draws, config, zone, clock of tests, width and open groups, index and decisions. nil without
---the C module.
---@param open_groups string[]
---@param facts string of index and decisions
function M.mark(width, open_groups, facts)
  local core = paths.core()
  if not core then
    return nil
  end
  local parts = { 'followup-page 2', width, table.concat(open_groups, ',') }
  for _, name in ipairs({ 'TZ', 'FOLLOWUP_NOW' }) do
    parts[#parts + 1] = name .. '=' .. (os.getenv(name) or '')
  end
  local draws = paths.root() .. '/lua/followup/ui/render.lua'
  for _, path in ipairs({ core, draws, paths.config(), '/etc/localtime', '/usr/share/zoneinfo' }) do
    parts[#parts + 1] = path .. '=' .. paths.mark(path)
  end
  parts[#parts + 1] = facts
  return (table.concat(parts, ' '):gsub('\n', ' '))
end

local function holds_now(known)
  local now = os.time()
  return (os.getenv('FOLLOWUP_NOW') or '') ~= '' or (known.from <= now and now < known.till)
end

local most_read = 64 -- items at once: about what a screen shows

---A list of items of a fixed width, read from the file when they are asked for. The file stays open, so
---that it remains this one when another takes its name.
local function items(file, start, width, convert)
  local parts = {}
  return setmetatable({}, {
    __index = function(_, number)
      local part = math.floor((number - 1) / most_read)
      if not parts[part] then
        file:seek('set', start + part * most_read * width)
        parts[part] = file:read(most_read * width) or ''
      end
      local last = (number - part * most_read) * width
      local item = parts[part]:sub(last - width + 1, last)
      return #item == width and convert(item) or nil
    end,
  })
end

---Has the editor read the lines into the buffer: through Lua they would cost as much again as all the
---rest. Another Neovim may have replaced the file since its first lines, which are `head`, were read.
local function fill(buffer, head, count)
  vim.g.followup_fill = { buffer, M.file_name(), count + #head }
  local is_read = pcall(
    vim.api.nvim_eval,
    "setbufline(g:followup_fill[0], 1, readfile(g:followup_fill[1], 'b', g:followup_fill[2]))"
  )
  vim.g.followup_fill = nil
  local found = vim.api.nvim_buf_get_lines(buffer, 0, #head, false)
  is_read = is_read and found[1] == head[1] and found[2] == head[2]
  vim.api.nvim_buf_set_lines(buffer, is_read and count + #head or 0, -1, false, {})
  vim.api.nvim_buf_set_lines(buffer, 0, is_read and #head or 0, false, {})
  return is_read
end

---{ from, till, drawing } of the file, or nil.
local function read(file, mark)
  local is_ours, text = file:read('*l') == mark, file:read('*l') or ''
  local head = is_ours and compat.decode(text)
  local size = head and file:seek() + head.rest
  if not head or file:seek('end') ~= size then
    return nil
  end
  local drawing = { page = head.page, blocks = head.blocks, heads = {}, highlights = {} }
  for _, name in ipairs({ 'heads', 'highlights' }) do
    for _, item in ipairs(head[name]) do
      drawing[name][item[1]] = item[2]
    end
  end
  drawing.cases = items(file, size - head.cases, 12, tostring)
  drawing.spans = items(file, size - head.spans, 6, tonumber)
  function drawing.fill(buffer)
    return fill(buffer, { mark, text }, head.count)
  end
  head.drawing = drawings.new(drawing)
  return head
end

local known = {} -- the last drawing with its mark, for the next list of this Neovim

---The drawing of that mark, or nil.
---@return followup.Drawing|nil
function M.find(mark)
  local file = known.mark ~= mark and io.open(M.file_name(), 'rb')
  if file then
    known = read(file, mark) or {}
    known.mark = mark
  end
  return known.mark == mark and known.drawing and holds_now(known) and known.drawing or nil
end

---Remembers a drawing for the next list of this Neovim.
---@param entry table { mark, from, till, drawing }
function M.remember(entry)
  known = entry
end

---Completes the page of a drawing that was kept by the rows that the buffer shows; those of closed groups
---stay unknown.
function M.complete(page, drawing, buffer)
  page.is_partial, page.lines, page.cases, page.spans = true, {}, drawing.cases, drawing.spans
  for _, block in ipairs(drawing.blocks) do
    local lines = vim.api.nvim_buf_get_lines(buffer, block[1] - 1, block[2], false)
    for number, line in ipairs(lines) do
      page.lines[block[3] + number - 1] = line
    end
  end
end

return M
