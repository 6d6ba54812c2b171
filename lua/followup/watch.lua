-- Tells when the index or the decisions changed, whoever changed them.
--
-- The folders are watched, not the files: a file that is replaced by rename fires once and then
-- never again. Reading the index touches files of SQLite beside it, so an event counts only when
-- sizes and times of what matters differ.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local delay = 150 -- ms in which several changes count as one
local watchers, subscribers = {}, {}
local timer, fingerprint

---An empty file counts as none: SQLite makes and removes an empty log when it only reads.
local function mark(path)
  local about = compat.uv.fs_stat(path)
  return about
      and about.size > 0
      and ('%d:%d.%d'):format(about.size, about.mtime.sec, about.mtime.nsec)
    or '-'
end

local function marks()
  local paths = require('followup.paths')
  local list = {}
  for _, name in ipairs({ 'index.sqlite', 'index.sqlite-wal', 'summary' }) do
    table.insert(list, mark(paths.cache() .. '/' .. name))
  end
  local folder = compat.uv.fs_scandir(paths.decisions())
  local names = {}
  while folder do
    local name = compat.uv.fs_scandir_next(folder)
    if not name then
      break
    end
    table.insert(names, name .. mark(paths.decisions() .. '/' .. name))
  end
  table.sort(names)
  return table.concat(list, ' ') .. table.concat(names, ' ')
end

---Says it: our own views first, then whoever listens.
function M.changed()
  -- what was written until now is no news; taken first, since a child may write while we tell
  fingerprint = marks()
  for _, subscriber in ipairs(subscribers) do
    pcall(subscriber)
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

function M.subscribe(subscriber)
  table.insert(subscribers, subscriber)
  M.start()
end

return M
