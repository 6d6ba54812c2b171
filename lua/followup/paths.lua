-- Where the files are and whether they changed, without loading the C module (doc/design.md section 3).
-- SPDX-License-Identifier: GPL-3.0-or-later
local uv = require('followup.compat').uv

local M = {}

local function environment(name)
  local value = os.getenv(name)
  return value ~= '' and value or nil
end

---An XDG folder; a relative one counts as not set (XDG Base Directory Specification).
local function xdg(name, below_home)
  local value = environment(name)
  if value and value:sub(1, 1) == '/' then
    return value
  end
  return (environment('HOME') or '/') .. '/' .. below_home
end

function M.profile()
  return environment('FOLLOWUP_PROFILE') or environment('NOTMUCH_PROFILE') or 'default'
end

function M.cache()
  return xdg('XDG_CACHE_HOME', '.cache') .. '/followup/' .. M.profile()
end

function M.decisions()
  return xdg('XDG_DATA_HOME', '.local/share') .. '/followup/' .. M.profile() .. '/decisions'
end

function M.config()
  return environment('FOLLOWUP_CONFIG') or xdg('XDG_CONFIG_HOME', '.config') .. '/followup/config'
end

function M.runtime()
  local folder = environment('XDG_RUNTIME_DIR')
  return folder and folder .. '/followup' or M.cache() .. '/run'
end

---The folder that holds lua/ and plugin/.
function M.root()
  local source = debug.getinfo(1, 'S').source:gsub('^@', '')
  return vim.fn.fnamemodify(source, ':p:h:h:h')
end

local core

---The file of the C module; nil where there is none, or a test's own module in its place.
function M.core()
  if package.preload['followup.core'] then
    return nil
  end
  core = core or vim.api.nvim_get_runtime_file('lua/followup/core.so', false)[1]
  for template in package.cpath:gmatch('[^;]+') do
    local candidate = template:gsub('%?', 'followup/core')
    core = core or (uv.fs_stat(candidate) and candidate) or nil
  end
  return core
end

---Tells one state of a file from another. An empty file counts as none: SQLite makes and removes an
---empty log when it only reads.
function M.mark(path)
  local about = uv.fs_stat(path)
  local time = about and about.mtime
  return about
      and about.size > 0
      and ('%d:%d:%d.%d'):format(about.ino, about.size, time.sec, time.nsec)
    or '-'
end

---The same for all that rows are computed from but config, zone and clock: index and decisions.
function M.facts()
  local index, decisions = M.cache() .. '/index.sqlite', M.decisions()
  local marks = { decisions, M.mark(index), M.mark(index .. '-wal') }
  local folder, names = uv.fs_scandir(decisions), {}
  while folder do
    local name = uv.fs_scandir_next(folder)
    if not name then
      break
    end
    names[#names + 1] = name .. '=' .. M.mark(decisions .. '/' .. name)
  end
  table.sort(names)
  return table.concat(marks, ' ') .. ' ' .. table.concat(names, ' ')
end

---The command line program, as first item of an argument list.
function M.command()
  local configured = require('followup.config').get('command')
  if configured ~= '' then
    return vim.fn.expand(configured)
  end
  local beside = M.root() .. '/build/followup'
  return vim.fn.executable(beside) == 1 and beside or 'followup'
end

return M
