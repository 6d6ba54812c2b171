-- Programs that the editor starts, and the processes above it. SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

---Starts a program from an argument list (no shell). `done(code, out, err)` runs on the main loop.
---@return number|nil job, string|nil why
function M.start(argv, options, done)
  local out, err, ended = {}, {}, false
  local timer
  local ok, job = pcall(vim.fn.jobstart, argv, {
    stdout_buffered = true,
    stderr_buffered = true,
    detach = options.detach,
    env = options.env,
    on_stdout = function(_, data)
      out = data
    end,
    on_stderr = function(_, data)
      err = data
    end,
    on_exit = function(_, code)
      ended = true
      if timer then
        timer:stop()
        timer:close()
        timer = nil
      end
      done(code, table.concat(out, '\n'), table.concat(err, '\n'))
    end,
  })
  if not ok or job <= 0 then
    return nil, argv[1] .. ' cannot be started'
  end
  if options.stdin then
    pcall(vim.fn.chansend, job, options.stdin)
  end
  pcall(vim.fn.chanclose, job, 'stdin')
  if options.timeout and not ended then
    timer = compat.uv.new_timer()
    timer:start(
      options.timeout,
      0,
      vim.schedule_wrap(function()
        pcall(vim.fn.jobstop, job)
      end)
    )
  end
  return job
end

---The same, waiting for the end (at most `timeout` ms).
---@return number|nil code, string out, string err
function M.run(argv, options)
  local code, out, err
  local job, why = M.start(argv, { stdin = options.stdin, env = options.env }, function(c, o, e)
    code, out, err = c, o, e
  end)
  if not job then
    return nil, '', why
  end
  vim.fn.jobwait({ job }, options.timeout or 5000)
  -- the exit may be known before the last output was handed over
  vim.wait(200, function()
    return code ~= nil
  end, 5)
  if code == nil then
    pcall(vim.fn.jobstop, job)
    return nil, '', argv[1] .. ': it did not answer in time'
  end
  return code, out, err
end

---The process that started process `id`, and the command name of `id`; nil where neither is told.
function M.about(id)
  local file = io.open('/proc/' .. id .. '/stat', 'r')
  if file then
    local text = file:read('*a')
    file:close()
    -- the name stands in parentheses and may hold spaces and parentheses itself
    local name, parent = text:match('^%d+ %((.*)%) %S (%d+)')
    return tonumber(parent), name
  end
  local ok, about = pcall(vim.api.nvim_get_proc, id)
  if ok and about then
    return about.ppid, about.name
  end
end

return M
