-- followup://due: the rows, in groups. SPDX-License-Identifier: GPL-3.0-or-later
local buffer = require('followup.ui.buffer')
local render = require('followup.ui.render')

local M = {}

local most_patience = 80 -- ms

local View = {}
View.__index = View

---Reads the rows beside the editor; the last good ones stay until they are there, and with the
---reason when there are no newer.
function View:reload()
  if self.is_reading then
    self.is_stale = true
    return
  end
  self.is_reading, self.is_stale = true, false
  require('followup.source').later('list', { { answered = true } }, function(list, why)
    self.is_reading = false
    if list then
      self.list, self.fault = list, nil
    else
      self.fault = why
    end
    self:draw()
    if list and not self.is_placed then
      self.is_placed = true
      M.to_first_row(self)
    end
    if self.is_stale then
      self:reload()
    end
  end)
end

---What the line about the index says.
function View:note()
  local refresh = require('followup.refresh')
  if refresh.is_running then
    return self.fault and not self.list and 'reading your mail for the first time ...' or nil
  end
  local fault = self.fault or refresh.fault
  return fault and require('followup.compat').short_home(fault) or nil
end

function View:draw()
  local list = self.list
    or { now = os.date('!%Y-%m-%dT%H:%M:%S+00:00'), rows = {}, complete = true, is_empty = true }
  local shown = {}
  for _, row in ipairs(list.rows) do
    if render.passes(row, self.filter) then
      shown[#shown + 1] = row
    end
  end
  local options = { width = self.width, open = self.open, note = self:note(), filter = self.filter }
  local page = {
    now = list.now,
    indexed_at = list.indexed_at,
    complete = list.complete,
    rows = shown,
    is_empty = list.is_empty,
  }
  buffer.show(self, render.due(page, options))
end

---Rows of the lines first..last, each once.
function View:selection(first, last)
  local rows, seen = {}, {}
  for number = first, last do
    local row = self.drawing.rows[number]
    if row and not seen[row.case] then
      seen[row.case] = true
      table.insert(rows, row)
    end
  end
  return rows
end

---The row at the cursor and the count - 1 rows below it.
function View:counted(first, count)
  local rows = {}
  for number = first, #self.drawing.lines do
    local row = self.drawing.rows[number]
    if row and #rows < count then
      table.insert(rows, row)
    elseif not row and #rows == 0 then
      break
    end
  end
  return rows
end

---Opens or closes the group at the cursor.
function View:toggle(line)
  while line > 0 and not self.drawing.heads[line] do
    line = line - 1
  end
  local group = self.drawing.heads[line]
  if group then
    self.open[group] = not self.open[group] or nil
    self:draw()
    pcall(vim.api.nvim_win_set_cursor, 0, { line, 0 })
  end
end

function M.attach(number)
  local open = {}
  for _, group in ipairs(require('followup.config').get('open_groups')) do
    open[group] = true
  end
  local view = setmetatable({ kind = 'due', buffer = number, open = open }, View)
  buffer.attach(view)
end

---Opens the list on its first row and renews the index behind it.
function M.open(filter)
  local config = require('followup.config')
  local view = buffer.open('followup://due', config.get('window'))
  if filter then
    view.filter = filter
    view:draw()
  end
  -- a small mailbox is read before the eye sees an empty list
  vim.wait(most_patience, function()
    return not view.is_reading
  end, 2)
  if config.get('index') then
    require('followup.refresh').start()
  end
end

---The cursor starts on the first row, in whatever window shows the list.
function M.to_first_row(view)
  local window = vim.fn.bufwinid(view.buffer)
  for number = 1, window > 0 and #view.drawing.lines or 0 do
    if view.drawing.rows[number] then
      return pcall(vim.api.nvim_win_set_cursor, window, { number, 0 })
    end
  end
end

return M
