-- Places of a draft, "[[what to fill in]]": <Tab> goes to the next one and selects it, so that typing
-- replaces it. Works in every Neovim, and leaves no state behind: what is in the text counts, so that
-- a place left over can be told before the mail is sent (vim.snippet turns places into plain text).
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

---Before what was typed already and waits.
local function feed(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'in', false)
end

M.pattern = '%[%[[^%[%]][^%]]*%]%]'

---First line, first and last byte (1-based) of the next place from there on, around the end.
function M.find(lines, line, column)
  for step = 0, #lines do
    local number = (line - 1 + step) % #lines + 1
    local first, last = lines[number]:find(M.pattern, step == 0 and column or 1)
    if first then
      return number, first, last
    end
  end
end

---Selects the next place; false when there is none left.
function M.jump()
  local cursor = vim.api.nvim_win_get_cursor(0)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local line, first, last = M.find(lines, cursor[1], cursor[2] + 1)
  if not line then
    return false
  end
  vim.api.nvim_win_set_cursor(0, { line, first - 1 })
  local width = vim.fn.strchars(lines[line]:sub(first, last)) - 1
  feed(('v%dl<C-g>'):format(width))
  return true
end

---Has the user given <Tab> another meaning? Neovim's own one is that of its snippets.
local function is_taken(mode)
  local map = vim.fn.maparg('<Tab>', mode, false, true)
  return map.lhs ~= nil and not (map.desc or ''):find('vim.snippet', 1, true)
end

---<Tab>: the next place; where none is left, what <Tab> always does.
local function tab(mode)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  if #lines == 0 or not M.find(lines, 1, 1) then
    return feed('<Tab>')
  elseif vim.snippet and mode ~= 'n' and vim.snippet.active({ direction = 1 }) then
    return vim.snippet.jump(1)
  elseif mode == 'n' then
    return M.jump()
  end
  feed("<Esc><Cmd>lua require('followup.stops').jump()<CR>")
end

---Sets the key in a mail that has places, unless the user has it otherwise. Returns how many places
---there are.
function M.start(buffer)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  local _, count = text:gsub(M.pattern, '')
  if count == 0 or not require('followup.config').get('maps') then
    return count
  end
  vim.api.nvim_buf_call(buffer, function()
    for _, mode in ipairs({ 'n', 's', 'i' }) do
      if not is_taken(mode) then
        vim.keymap.set(mode, '<Tab>', function()
          tab(mode)
        end, { buffer = buffer, desc = 'followup: next place to fill in' })
      end
    end
  end)
  return count
end

---The cursor on the first place at or below that line (0-based).
function M.first(buffer, from)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local line, first = M.find(lines, math.min(from + 1, #lines), 1)
  if line and vim.api.nvim_get_current_buf() == buffer then
    pcall(vim.api.nvim_win_set_cursor, 0, { line, first - 1 })
  end
end

return M
