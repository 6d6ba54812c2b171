-- The public functions. Nothing needs to be called: the commands work without setup().
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

---Options of the interface (see :help followup-options).
function M.setup(options)
  local problems = require('followup.config').apply(options or {})
  if #problems > 0 then
    require('followup.notify').warn(problems[1] .. ' (:checkhealth followup lists all)')
  end
end

---Rows: { version, now, indexed_at, complete, rows }, or nil, message, code.
---@param options table|nil due, all, waiting_on, kind, stage, threads, now
function M.list(options)
  return require('followup.source').list(options or {})
end

---The rows that are to be done today.
function M.due(options)
  return M.list(vim.tbl_extend('force', options or {}, { due = true }))
end

---The text of the mail that is due, or nil, message, code.
---@param options table|nil template
function M.draft(id, options)
  local draft, why, code = require('followup.source').draft(id, options and options.template)
  if draft then
    return draft.body
  end
  return nil, why, code
end

---Says a decision; a sentence that tells what was done, or nil, message, code.
function M.decide(verb, id, ...)
  local receipt, why, code = require('followup.source').decide(verb, id, ...)
  if receipt then
    require('followup.watch').changed()
  end
  return receipt, why, code
end

---Text for a status line: cached, never blocks, never raises.
function M.statusline()
  local ok, text = pcall(function()
    return require('followup.statusline').get()
  end)
  return ok and text or ''
end

---Brings the index up to date in the background; `User FollowupUpdated` tells when it did.
function M.refresh()
  require('followup.refresh').start()
end

return M
