-- Calls of the C module in a thread beside the editor, one after the other, so that a large mailbox
-- never stops the typing. The module holds no state and reads files only; what it answers comes back
-- as bytes (MessagePack), because threads share no Lua values.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local queue, running = {}, nil
local work, path

---Runs in the thread: nothing of this file is known there.
local function in_thread(module, name, encoded)
  local mpack = vim.mpack
  local ok, answer = pcall(function()
    local core = package.loaded['followup.core']
    if not core then
      core = assert(package.loadlib(module, 'luaopen_followup_core'))()
      package.loaded['followup.core'] = core
    end
    local arguments = mpack.decode(encoded)
    local first, second, third, fourth = arguments[1], arguments[2], arguments[3], arguments[4]
    -- false stands for an argument that is not given
    local value, message, code =
      core[name](first or nil, second or nil, third or nil, fourth or nil)
    return mpack.encode({ value = value, message = message, code = code })
  end)
  return ok and answer or mpack.encode({ message = tostring(answer), code = 'misuse' })
end

---A decision that waits for its turn is not lost when the editor ends.
local function finish_before_leaving()
  vim.api.nvim_create_autocmd('VimLeavePre', {
    group = vim.api.nvim_create_augroup('followup_worker', {}),
    callback = function()
      vim.wait(5000, M.is_idle, 2)
    end,
  })
end

local start_next

local function ended(encoded)
  local job = running
  running = nil
  local ok, answer = pcall(vim.mpack.decode, encoded)
  answer = ok and type(answer) == 'table' and answer or { message = 'the worker gave no answer' }
  start_next()
  job.done(answer.value, answer.message, answer.code)
end

function start_next()
  running = table.remove(queue, 1)
  if running then
    if not work then
      work = compat.uv.new_work(in_thread, vim.schedule_wrap(ended))
      finish_before_leaving()
    end
    work:queue(path, running.name, vim.mpack.encode(running.arguments))
  end
end

---Calls core[name] with up to four arguments; `done` gets what it answers, on the main loop.
function M.call(core, name, arguments, done)
  path = path or require('followup.paths').core()
  if not path or not compat.uv.new_work then
    return done(core[name](arguments[1], arguments[2], arguments[3], arguments[4]))
  end
  local given = {}
  for number = 1, 4 do
    given[number] = arguments[number] or false
  end
  table.insert(queue, { name = name, arguments = given, done = done })
  if not running then
    start_next()
  end
end

function M.is_idle()
  return not running and #queue == 0
end

return M
