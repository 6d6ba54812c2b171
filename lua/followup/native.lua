-- Finds and checks the C module; one clear sentence when it cannot be used.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local needed = { 'list', 'page', 'status', 'show', 'decide', 'date', 'info', 'draft', 'templates' }
local core, fault

local function explain(message)
  local build = 'run `make nvim` in ' .. require('followup.paths').root()
  if message:find("module 'followup.core' not found", 1, true) then
    return 'followup.core is not built: ' .. build
  end
  local first = message:match('[^\n]*undefined symbol[^\n]*') or message:match('^[^\n]*\n?([^\n]*)')
  return ('followup.core does not fit this Neovim: %s: %s'):format(vim.trim(first), build)
end

---@return table|nil core, string|nil why
function M.load()
  if core or fault then
    return core, fault
  end
  local ok, result = pcall(require, 'followup.core')
  if not ok then
    fault = explain(tostring(result))
    return nil, fault
  end
  for _, name in ipairs(needed) do
    if type(result) ~= 'table' or type(result[name]) ~= 'function' then
      fault = 'followup.core is of another version (no ' .. name .. '): ' .. explain('\n')
      return nil, fault
    end
  end
  core = result
  return core
end

---Tries again next time: the user may have built it meanwhile.
function M.forget_fault()
  fault = nil
end

return M
