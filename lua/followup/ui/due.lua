-- followup://due: the rows, in groups. SPDX-License-Identifier: GPL-3.0-or-later
local buffer = require('followup.ui.buffer')
local render = require('followup.ui.render')

local M = {}

local most_patience = 80 -- ms

local View = {}
View.__index = View

---Reads the page: at once where it is kept, else beside the editor; the last good one stays until it
---is there, and with the reason when there is no newer.
function View:reload()
  if self.is_reading then
    self.is_stale = true
    return
  end
  self.is_reading, self.is_stale = true, false
  local options = { width = self.width, only = self.only }
  require('followup.kept').page(options, function(page, why)
    self.is_reading = false
    if page then
      self.page, self.fault = page, nil
    else
      self.fault = why
    end
    self:draw()
    if page and not self.is_placed then
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
  local refresh = package.loaded['followup.refresh'] or {} -- needed when it ran
  if refresh.is_running then
    return self.fault and not self.page and 'reading your mail for the first time ...' or nil
  end
  local fault = self.fault or refresh.fault
  return fault and require('followup.compat').short_home(fault) or nil
end

function View:draw()
  local page = self.page or { is_empty = true }
  local options = { width = self.width, open = self.open, note = self:note(), only = self.only }
  buffer.show(self, render.due(page, options))
end

View.resize = View.reload

---Rows of the lines first..last.
function View:selection(first, last)
  local rows = {}
  for number = first, last do
    local case = self.drawing.rows[number]
    if case then
      table.insert(rows, { case = case })
    end
  end
  return rows
end

---The row at the cursor and the count - 1 rows below it.
function View:counted(first, count)
  local last = #self.drawing.lines
  local rows = self.drawing.rows[first] and self:selection(first, last) or {}
  return vim.list_slice(rows, 1, count)
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
    view.only = filter
    view:reload()
  end
  if view.is_reading then -- a small mailbox is read before the eye sees an empty list
    vim.wait(most_patience, function()
      return not view.is_reading
    end, 2)
  end
  if config.get('index') then
    vim.schedule(function() -- the list is drawn first
      require('followup.refresh').start()
    end)
  end
end

---:FollowupDue [filter]
function M.command(words)
  local ok, message = pcall(M.open, words[1] and table.concat(words, ' '))
  if not ok then
    require('followup.notify').warn('due: ' .. tostring(message))
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
