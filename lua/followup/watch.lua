-- Tells when the index or the decisions changed, whoever changed them.
--
-- The folders are watched, not the files: a file that is replaced by rename fires once and then
-- never again. Reading the index touches files of SQLite beside it, so an event counts only when
-- sizes and times of what matters differ.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local delay = 150 -- ms in which several changes count as one
local watchers = {}
local timer, fingerprint

local function marks()
  local paths = require('followup.paths')
  return paths.facts() .. paths.mark(paths.cache() .. '/summary')
end

---Says it: our own views first, then whoever listens.
function M.changed()
  -- what was written until now is no news; taken first, since a child may write while we tell
  fingerprint = marks()
  local views = package.loaded['followup.ui.buffer'] -- where it is not loaded there is no view
  if views then
    pcall(views.reload_all)
  end
  require('followup.statusline').renew(true)
  pcall(vim.api.nvim_exec_autocmds, 'User', { pattern = 'FollowupUpdated', modeline = false })
end

local function check()
  timer:stop()
  M.start()
  if marks() ~= fingerprint then
    M.changed()
  end
end

local function on_event()
  timer:start(delay, 0, vim.schedule_wrap(check))
end

local function watch(path)
  if watchers[path] or not compat.uv.fs_stat(path) then
    return
  end
  local watcher = compat.uv.new_fs_event()
  if watcher and watcher:start(path, {}, on_event) then
    watchers[path] = watcher
  end
end

---Watches what there is; called again it adds folders that were made meanwhile.
function M.start()
  local paths = require('followup.paths')
  timer = timer or compat.uv.new_timer()
  fingerprint = fingerprint or marks()
  watch(paths.cache())
  watch(paths.decisions())
end

return M
