-- The first list of an editor, which comes from the file that the list before left (lua/followup/kept.lua).
-- For specs. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local M = {}

---Opens the list with nothing of the plugin loaded; fails where it had to be read.
function M.open(child, options)
  local is_kept = child:lua(
    [[
    vim.g.followup = vim.tbl_extend('force', { index = false }, ...)
    vim.cmd('silent! bwipeout! followup://due')
    for name in pairs(package.loaded) do
      if name:find('^followup') and name ~= 'followup.core' then package.loaded[name] = nil end
    end
    vim.cmd('FollowupDue')
    return package.loaded['followup.source'] == nil and vim.fn.line('$') > 3
    ]],
    options or vim.empty_dict()
  )
  T.equal(is_kept, true, 'it was kept')
end

---Case and marks of every line of the list.
function M.places(child)
  return child:lua([[
    local drawing = require('followup.ui.buffer').current().drawing
    local found = {}
    for number = 1, vim.fn.line('$') do
      local marks = require('followup.ui.drawing').marks(drawing, number)
      found[number] = vim.inspect({ drawing.rows[number] or 'none', marks })
    end
    return found
  ]])
end

return M
