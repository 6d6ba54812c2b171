-- The only file that knows which Neovim this is (0.7.2 to the newest).
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

M.uv = vim.uv or vim.loop

---Health reporting: vim.health.start and friends, or their older names.
---@return table { start, ok, warn, error, info }
function M.health()
  local health = vim.health or require('health')
  return {
    start = health.start or health.report_start,
    ok = health.ok or health.report_ok,
    warn = health.warn or health.report_warn,
    error = health.error or health.report_error,
    info = health.info or health.report_info,
  }
end

---A message with ~ for the home folder: less to read, and no name of a user.
function M.short_home(message)
  local home = vim.env.HOME
  if not home or #home < 2 then
    return message
  end
  return (message:gsub(vim.pesc(home) .. '(%f[/])', '~%1'))
end

---JSON text to a table, null as nil; nil when it is no JSON.
function M.decode(text)
  local ok, value = pcall(vim.json.decode, text, { luanil = { object = true, array = true } })
  return ok and type(value) == 'table' and value or nil
end

---vim.ui.input, telling an empty answer ('') from none (nil), which 0.7 does not.
function M.input(options, done)
  if vim.fn.has('nvim-0.8') == 1 then
    return vim.ui.input(options, done)
  end
  local none = '\1'
  local ok, answer = pcall(vim.fn.input, {
    prompt = options.prompt,
    default = options.default or '',
    completion = options.completion,
    cancelreturn = none,
  })
  if ok and answer ~= none then
    return done(answer)
  end
  done(nil)
end

return M
