-- Which mail is being answered: In-Reply-To in the buffer, else what the mailer that started this
-- editor captured, else nobody knows. SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local capture_lifetime = 600 -- seconds: an older capture belongs to another mail
local most_ancestors = 12

---Header fields at the start of a mail buffer. Strict, because without edit_headers the first line
---of the body may look like a field: every line up to the first empty one must be a field or a
---continuation, and one of From, To, Subject must be there.
---@return table|nil fields by lower-case name, number|nil line number of the empty line
function M.headers(lines)
  local fields, name = {}, nil
  for number, line in ipairs(lines) do
    if line == '' then
      local is_mail = fields.from or fields.to or fields.subject
      return is_mail and fields or nil, is_mail and number or nil
    end
    local found, value = line:match('^([A-Za-z][A-Za-z0-9%-]*):%s*(.*)$')
    if found then
      name = found:lower()
      fields[name] = fields[name] or value
    elseif name and line:match('^%s') then
      fields[name] = fields[name] .. ' ' .. vim.trim(line)
    else
      return nil
    end
  end
end

---The first Message-ID of a header value. Nothing but visible ASCII belongs into one (RFC 5322).
function M.message_id(value)
  return value and value:match('<([!-;=?-~]+)>')
end

local mailers = { mutt = true, neomutt = true, aerc = true }

---The nearest mutt, NeoMutt or aerc above this process.
function M.mailer()
  local id = compat.uv.os_getpid()
  for _ = 1, most_ancestors do
    local parent, name = require('followup.process').about(id)
    if name and mailers[name] then
      return id
    end
    if not parent or parent <= 1 then
      return nil
    end
    id = parent
  end
end

---What `followup capture` wrote for that mailer: the Message-ID, one line.
function M.captured(mailer)
  local path = ('%s/capture-%d'):format(require('followup.paths').runtime(), mailer)
  local about = compat.uv.fs_stat(path)
  if not about or os.time() - about.mtime.sec > capture_lifetime then
    return nil
  end
  local file = io.open(path, 'r')
  local line = file and file:read('*l') or nil
  if file then
    file:close()
  end
  return line and line:match('^<?([!-;=?-~]+)>?$')
end

---@return string|nil message_id, string|nil where it was found
function M.find(buffer)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, 400, false)
  local fields = M.headers(lines)
  local id = fields and M.message_id(fields['in-reply-to'])
  if id then
    return id, 'In-Reply-To'
  end
  local mailer = M.mailer()
  id = mailer and M.captured(mailer)
  return id, id and 'capture' or nil
end

return M
