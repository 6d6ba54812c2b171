-- The cursor stays on its row when a view is drawn anew. SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local function line_of(view, case, otherwise)
  local count = vim.api.nvim_buf_line_count(view.buffer)
  for number = 1, case and count or 0 do
    if view.drawing.rows[number] == case then
      return number
    end
  end
  return math.max(1, math.min(otherwise, count))
end

---The cursors of all windows that show the view, with the cases they stand on.
function M.save(view)
  local kept = {}
  for _, window in ipairs(vim.fn.win_findbuf(view.buffer)) do
    local saved = vim.api.nvim_win_call(window, vim.fn.winsaveview)
    kept[window] = { saved = saved, case = view.drawing.rows[saved.lnum] }
  end
  return kept
end

---Puts them back on their rows, or where the rows were.
function M.restore(view, kept)
  for window, cursor in pairs(kept) do
    local saved = cursor.saved
    local line = line_of(view, cursor.case, saved.lnum)
    saved.topline = math.max(1, saved.topline + line - saved.lnum)
    saved.lnum = line
    vim.api.nvim_win_call(window, function()
      vim.fn.winrestview(saved)
    end)
  end
end

return M
