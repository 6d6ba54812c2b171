-- Placeholders of a draft, "${1:what to fill in}": <Tab> goes to the next one and selects it, so that
-- typing replaces it. Works in every Neovim, and leaves no state behind: what is in the text counts.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

M.pattern = '%${%d+:[^}]*}'

---First line, first and last byte (1-based) of the next placeholder from there on, around the end.
function M.find(lines, line, column)
  for step = 0, #lines do
    local number = (line - 1 + step) % #lines + 1
    local first, last = lines[number]:find(M.pattern, step == 0 and column or 1)
    if first then
      return number, first, last
    end
  end
end

---Selects the next placeholder; false when there is none left.
function M.jump()
  local cursor = vim.api.nvim_win_get_cursor(0)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local line, first, last = M.find(lines, cursor[1], cursor[2] + 1)
  if not line then
    return false
  end
  vim.api.nvim_win_set_cursor(0, { line, first - 1 })
  local width = vim.fn.strchars(lines[line]:sub(first, last)) - 1
  local keys = ('v%s<C-g>'):format(width > 0 and width .. 'l' or '')
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'n', false)
  return true
end

---<Tab>: the next placeholder; where none is left, what <Tab> always does.
local function tab()
  if not M.jump() then
    local key = vim.api.nvim_replace_termcodes('<Tab>', true, false, true)
    vim.api.nvim_feedkeys(key, 'n', false)
  end
end

---Sets the key in a mail that got placeholders, unless the user has it otherwise; the cursor goes
---to the first one.
function M.start(buffer)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local line, first = M.find(lines, 1, 1)
  if not line then
    return
  end
  if vim.api.nvim_get_current_buf() == buffer then
    pcall(vim.api.nvim_win_set_cursor, 0, { line, first - 1 })
  end
  if not require('followup.config').get('maps') then
    return
  end
  for _, mode in ipairs({ 'n', 's' }) do
    if vim.fn.maparg('<Tab>', mode) == '' then
      vim.keymap.set(mode, '<Tab>', function()
        if mode == 's' then
          local escape = vim.api.nvim_replace_termcodes('<Esc>', true, false, true)
          vim.api.nvim_feedkeys(escape, 'nx', false)
        end
        tab()
      end, { buffer = buffer, desc = 'followup: next placeholder' })
    end
  end
end

return M
