-- followup://case/ID: one case as a timeline. SPDX-License-Identifier: GPL-3.0-or-later
local buffer = require('followup.ui.buffer')
local drawings = require('followup.ui.drawing')

local M = {}

local View = {}
View.__index = View

function View:reload()
  self.facts = require('followup.paths').facts()
  require('followup.source').later('show', { self.id }, function(case, why)
    if case then
      self.case, self.fault = case, nil
    else
      self.fault = why
    end
    self.is_read = true
    self:draw()
  end)
end

function View:draw()
  local drawing
  if self.case then
    local today = self.case.today or os.date('%Y-%m-%d')
    drawing = require('followup.ui.timeline').case(self.case, { width = self.width, today = today })
  else
    local line = require('followup.ui.text').clean(self.fault or 'reading ...')
    drawing = drawings.new({ lines = { line }, highlights = { 'FollowupFault' } })
  end
  buffer.show(self, drawing)
end

View.resize = View.draw

function View:selection()
  return self.case and { self.case } or {}
end

View.counted = View.selection

function View.toggle() end

function M.attach(number, id)
  buffer.attach(setmetatable({ kind = 'case', buffer = number, id = id }, View))
end

---@param id string a case id: hexadecimal digits only
function M.open(id)
  if id:match('^%x+$') then
    local view = buffer.open('followup://case/' .. id)
    vim.wait(80, function()
      return view.is_read
    end, 2)
  end
end

return M
