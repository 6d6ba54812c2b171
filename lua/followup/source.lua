-- Rows, cases and decisions from the C module, or from the command line where it is missing.
-- Every function answers like the module: a value, or nil, message, code.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local codes = {
  [1] = 'not_found',
  [2] = 'usage',
  [3] = 'no_index',
  [4] = 'no_mail',
  [5] = 'busy',
  [6] = 'own_files',
}

---Runs the command line and waits; the last line of stderr is the message.
local function run(arguments, timeout, environment)
  local argv = { require('followup.paths').command() }
  vim.list_extend(argv, arguments)
  local code, out, err =
    require('followup.process').run(argv, { timeout = timeout, env = environment })
  if code == 0 then
    return out
  end
  local core_fault = select(2, require('followup.native').load())
  if code == nil and core_fault then
    return nil, core_fault, 'no_program'
  end
  local message = vim.trim(err):match('[^\n]*$')
  return nil, message ~= '' and message or 'it ended with code ' .. tostring(code), codes[code]
end

local function list_by_command(options)
  local arguments = { options.due and 'due' or 'list', '--format=json' }
  if options.all and not options.due then
    table.insert(arguments, '--all')
  end
  for _, name in ipairs({ 'waiting_on', 'kind', 'stage', 'only', 'now' }) do
    if options[name] then
      table.insert(arguments, ('--%s=%s'):format(name:gsub('_', '-'), options[name]))
    end
  end
  local text, message, code = run(arguments, 10000)
  local list = text and require('followup.compat').decode(text)
  if not list or not list.rows then
    return nil, message or 'followup list: the answer is no JSON: is its version the same?', code
  end
  return list
end

local by_command = {}

---A page from the command line, which takes its width from $COLUMNS as every terminal program does.
function by_command.page(options)
  local arguments = { 'list', '--format=page' }
  if options.only then
    table.insert(arguments, '--only=' .. options.only)
  end
  local text, message, code = run(arguments, 10000, { COLUMNS = tostring(options.width) })
  local page = text and require('followup.compat').decode(text)
  if not page or not page.lines then
    return nil, message or 'followup list: the answer is no page: is its version the same?', code
  end
  return page
end

---The function `name` of this file or of the module, beside the editor where there is a module:
---`done` gets its answer. It may come at once.
function M.later(name, arguments, done)
  local core = require('followup.native').load()
  if core then
    return require('followup.worker').call(core, name, arguments, done)
  end
  done((by_command[name] or M[name])(arguments[1], arguments[2], arguments[3], arguments[4]))
end

---The same, waiting for the answer at most so many ms; the screen and timers go on meanwhile.
function M.now(name, arguments, timeout)
  local answer
  M.later(name, arguments, function(...)
    answer = { ... }
  end)
  vim.wait(timeout, function()
    return answer ~= nil
  end, 2)
  if not answer then
    return nil, 'reading the index takes longer than ' .. timeout / 1000 .. ' s', 'busy'
  end
  return answer[1], answer[2], answer[3]
end

function M.list(options)
  local core = require('followup.native').load()
  if core then
    return core.list(options)
  end
  return list_by_command(options or {})
end

---All open rows, for a choice; waits at most so many ms.
function M.rows(timeout)
  local core = require('followup.native').load()
  local list = core and core.list({ kept = true })
  if list then
    return list
  end
  return M.now('list', { {} }, timeout)
end

---The whole row of a case id, or nil, why.
function M.row(id)
  local core = require('followup.native').load()
  if not core then
    return M.show(id)
  end
  local options = { case = id, answered = true }
  local list, why = core.list(vim.tbl_extend('force', options, { kept = true })), nil
  if not list then
    list, why = M.now('list', { options }, 10000)
  end
  return list and list.rows[1], why or id .. ': it is in the list no more'
end

function M.show(id)
  local core = require('followup.native').load()
  if core then
    return core.show(id)
  end
  local text, message, code = run({ 'show', '--format=json', '--', id }, 10000)
  local answer = text and require('followup.compat').decode(text)
  if not answer then
    return nil, message or 'followup show: the answer is no JSON', code
  end
  return answer.rows and answer.rows[1] or answer
end

---@param verb string
function M.decide(verb, id, first, second)
  local core = require('followup.native').load()
  if core then
    return core.decide(verb, id, first, second)
  end
  local arguments = { (verb:gsub('_', '-')) }
  if verb == 'set' then
    vim.list_extend(arguments, { '--', id, first .. '=' .. second })
  else
    if verb == 'expect' and second then
      table.insert(arguments, '--note=' .. second)
    end
    vim.list_extend(arguments, { '--', id, first })
  end
  local text, message, code = run(arguments, 5000)
  return text and vim.trim(text), message, code
end

---The day that date words mean: { start, finish, expected }.
function M.date(words)
  local core, why = require('followup.native').load()
  if core then
    return core.date(words)
  end
  return nil, why, 'no_core'
end

---A draft for `id`: { body, template, warnings }, the latter one sentence each.
function M.draft(id, template)
  local core = require('followup.native').load()
  if core then
    return M.now('draft', { id, { template = template } }, 10000)
  end
  local arguments = { 'draft', '--format=json' }
  if template then
    table.insert(arguments, '--template=' .. template)
  end
  vim.list_extend(arguments, { '--', id })
  local text, why, code = run(arguments, 10000)
  local draft = text and require('followup.compat').decode(text)
  if not draft or not draft.body then
    return nil, why or 'followup draft: the answer is no JSON: is its version the same?', code
  end
  return draft
end

---Names of the templates for completion, those that fit the case `id` (may be nil) first.
function M.templates(id)
  local core = require('followup.native').load()
  local list
  if core then
    list = id and core.templates(id) or core.templates() or {}
  else
    local arguments = { 'templates', '--format=json' }
    local text = id and run({ 'templates', '--format=json', '--', id }, 2000)
    text = text or run(arguments, 2000)
    list = (text and require('followup.compat').decode(text) or {}).templates or {}
  end
  return vim.tbl_map(function(template)
    return template.name
  end, list)
end

return M
