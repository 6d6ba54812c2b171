-- Where the files are, without loading the C module (doc/design.md section 3).
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local function environment(name)
  local value = vim.env[name]
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

function M.runtime()
  local folder = environment('XDG_RUNTIME_DIR')
  return folder and folder .. '/followup' or M.cache() .. '/run'
end

---The folder that holds lua/ and plugin/.
function M.root()
  local source = debug.getinfo(1, 'S').source:gsub('^@', '')
  return vim.fn.fnamemodify(source, ':p:h:h:h')
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
