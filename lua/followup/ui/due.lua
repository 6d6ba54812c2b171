-- followup://due: the rows, in groups. SPDX-License-Identifier: GPL-3.0-or-later
local buffer = require('followup.ui.buffer')
local kept = require('followup.kept')
local paths = require('followup.paths')

local M = {}

local most_patience = 80 -- ms

local View = {}
View.__index = View

---Whether it shows what the next Neovim would open with: that is kept.
function View:is_plain()
  return not self.only and self.open == self.open_at_first and not self:note()
end

---Draws the list: at once where it is kept as it must look now, else when it was read beside the editor;
---the last good one stays until then, and with the reason when there is no newer.
function View:reload()
  if self.is_reading then
    self.is_stale = true
    return
  end
  self.facts = paths.facts()
  local mark = self:is_plain() and kept.mark(self.width, self.open_groups, self.facts) or nil
  local drawing = mark and kept.find(mark)
  if drawing and buffer.show(self, drawing) then
    self.page, self.fault = drawing.page, nil
    return self:place_cursor()
  end
  self.is_reading, self.is_stale = true, false
  local options = { width = self.width, only = self.only }
  require('followup.source').later('page', { options }, function(page, why)
    self.is_reading = false
    self.page, self.fault = page or self.page, not page and why or nil
    self:draw()
    if page then
      self:place_cursor()
      if mark and self:is_plain() and self.width == options.width then
        require('followup.keep').write(mark, self.drawing, page)
      end
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
  if self.page and not self.page.lines then
    kept.complete(self.page, self.drawing, self.buffer)
  end
  local options = { width = self.width, open = self.open, note = self:note(), only = self.only }
  buffer.show(self, require('followup.ui.render').due(page, options))
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
  local last = vim.api.nvim_buf_line_count(self.buffer)
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
    self.open = vim.tbl_extend('force', self.open, { [group] = not self.open[group] })
    self:draw()
    if self.page and self.page.is_partial and self.open[group] then
      self:reload()
      self:wait()
    end
    pcall(vim.api.nvim_win_set_cursor, 0, { line, 0 })
  end
end

---Waits a moment for what is read: a small mailbox is there before the eye sees that it is not.
function View:wait()
  if self.is_reading then
    vim.wait(most_patience, function()
      return not self.is_reading
    end, 2)
  end
end

---The cursor starts on the first row, in whatever window shows the list.
function View:place_cursor()
  for _, block in ipairs(not self.is_placed and self.drawing.blocks or {}) do
    if block[1] <= block[2] then
      local window = vim.fn.bufwinid(self.buffer)
      pcall(vim.api.nvim_win_set_cursor, window, { block[1], 0 })
      break
    end
  end
  self.is_placed = true
end

function M.attach(number)
  local groups, open = require('followup.config').get('open_groups'), {}
  for _, group in ipairs(groups) do
    open[group] = true
  end
  buffer.attach(setmetatable({
    kind = 'due',
    buffer = number,
    open = open,
    open_at_first = open,
    open_groups = groups,
  }, View))
end

---Opens the list on its first row and renews the index behind it.
function M.open(filter)
  local config = require('followup.config')
  local view = buffer.open('followup://due', config.get('window'))
  if filter then
    view.only = filter
    view:reload()
  end
  view:wait()
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

return M
