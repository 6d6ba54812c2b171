-- A whole draft from the list: in the mailer of the user, else in a buffer of its own.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')
local notify = require('followup.notify')

local M = {}

---A file only the user can read. The mailer's own temporary folder may be anywhere.
local function write_private(text)
  local path = vim.fn.tempname() .. '.eml'
  local file = compat.uv.fs_open(path, 'wx', 384) -- 0600
  if not file then
    return nil
  end
  compat.uv.fs_write(file, text, 0)
  compat.uv.fs_close(file)
  return path
end

local function start_mailer(mailer, text)
  local path = write_private(text)
  if not path then
    return notify.warn('the draft cannot be written to ' .. vim.fn.tempname())
  end
  local argv = vim.list_extend({}, mailer)
  table.insert(argv, path)
  if vim.fn.executable(argv[1]) ~= 1 then
    return notify.warn(argv[1] .. ' cannot be started: see the option mailer')
  end
  vim.cmd('tabnew')
  local options = {
    on_exit = function()
      compat.uv.fs_unlink(path)
    end,
  }
  vim.fn.termopen(argv, options)
  vim.cmd('startinsert')
end

local function show(text)
  vim.cmd('new')
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].modeline = false
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, '\n', { plain = true }))
  vim.bo[buffer].buftype = 'nofile'
  vim.bo[buffer].swapfile = false
  vim.bo[buffer].filetype = 'mail'
  notify.info('a draft: send it with your mailer, or set the option mailer')
end

---@param id string a case id
function M.open(id, template)
  local argv = { require('followup.paths').command(), 'draft' }
  if template then
    table.insert(argv, '--template=' .. template)
  end
  vim.list_extend(argv, { '--', id })
  local job, why = require('followup.process').start(
    argv,
    { timeout = 20000 },
    function(code, out, err)
      local mailer = require('followup.config').get('mailer')
      if code ~= 0 then
        notify.warn(vim.trim(err):match('[^\n]*$') or 'no draft')
      elseif #mailer > 0 then
        start_mailer(mailer, out)
      else
        show(out)
      end
    end
  )
  if not job then
    notify.warn(why)
  end
end

return M
