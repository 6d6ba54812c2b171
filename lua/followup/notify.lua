-- One way for every message to the user. SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local prefix = 'followup: '

---One line that fits the screen beside ruler and pending command, so that no message asks for a
---key press. On a very narrow screen the prefix goes first.
local function fit(message)
  local text = require('followup.ui.text')
  message = message:gsub('%s*\n%s*', ' '):gsub('%s+$', ''):gsub('^' .. prefix, '')
  message = compat.short_home(message)
  local room = math.min(vim.v.echospace, vim.o.columns - 1)
  local whole = room < 30 and message or prefix .. message
  return text.cut(whole, math.max(room, 1))
end

local function show(message, level)
  vim.notify(fit(message), level, { title = 'followup' })
end

function M.info(message)
  show(message, vim.log.levels.INFO)
end

function M.warn(message)
  show(message, vim.log.levels.WARN)
end

return M
