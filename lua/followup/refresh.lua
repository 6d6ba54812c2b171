-- Brings the index up to date in a child process; the editor never waits for it.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = { is_running = false, fault = nil }

local is_wanted = false -- asked for while one ran: that one may have begun before the mail came
local busy = 5 -- exit code: somebody else is at it already

local function ended(code, err)
  M.is_running = false
  local message = vim.trim(err):match('[^\n]*$')
  M.fault = nil
  if code ~= 0 and code ~= busy then
    M.fault = message ~= '' and message or 'followup index ended with code ' .. code
  end
  require('followup.watch').changed()
  if is_wanted then
    is_wanted = false
    M.start()
  end
end

---Without the command line the C module can still start the indexer, but not hear its errors.
local function start_by_module(why)
  local core = require('followup.native').load()
  if core and core.index and core.index() then
    M.fault = nil
    return
  end
  M.fault = why .. ': see :checkhealth followup'
  require('followup.watch').changed()
end

function M.start()
  if M.is_running then
    is_wanted = true
    return
  end
  M.is_running = true
  local argv = { require('followup.paths').command(), 'index', '--quiet' }
  local job, why = require('followup.process').start(argv, { detach = true }, function(code, _, err)
    ended(code, err)
  end)
  if not job then
    M.is_running = false
    start_by_module(why)
  end
  require('followup.watch').start()
end

return M
