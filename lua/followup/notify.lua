-- One way for every message to the user. SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

---One line that fits the screen, so that no message asks for a key press.
local function fit(message)
  message = message:gsub('%s*\n%s*', ' '):gsub('%s+$', '')
  message = compat.short_home(message)
  local room = math.max(20, vim.o.columns - 14)
  if vim.fn.strdisplaywidth(message) > room then
    message = vim.fn.strcharpart(message, 0, room - 1) .. '…'
  end
  return message
end

local function show(message, level)
  vim.notify('followup: ' .. fit(message:gsub('^followup: ', '')), level, { title = 'followup' })
end

function M.info(message)
  show(message, vim.log.levels.INFO)
end

function M.warn(message)
  show(message, vim.log.levels.WARN)
end

return M
