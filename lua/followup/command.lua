-- :Followup and its subcommands, :FollowupDue, :FollowupDraft, and what they complete.
-- SPDX-License-Identifier: GPL-3.0-or-later
local notify = require('followup.notify')

local M = {}

---@class followup.Subcommand
---@field takes string words of the arguments: id, ids, date, stage, field, text, template
---@field text string

---What each subcommand takes; completion, checks and :help read it.
M.subcommands = {
  due = { takes = 'filter', text = 'open the list' },
  show = { takes = 'id', text = 'show a case as a timeline' },
  draft = { takes = 'template', text = 'insert the draft, like |:FollowupDraft|' },
  done = { takes = 'ids', text = 'done until they write again' },
  answered = { takes = 'ids', text = 'answered elsewhere' },
  mute = { takes = 'ids', text = 'never again' },
  reopen = { takes = 'ids', text = 'the opposite of done, snooze and mute' },
  interview = { takes = 'ids', text = 'this is about a job' },
  ['not-interview'] = { takes = 'ids', text = 'this is not about a job' },
  missed = { takes = 'ids', text = 'the appointment did not take place' },
  split = { takes = 'ids', text = 'a case of its own' },
  snooze = { takes = 'id date', text = 'be silent until that day' },
  expect = { takes = 'id date', text = 'expect their answer by that day' },
  stage = { takes = 'id stage', text = 'set the stage' },
  set = { takes = 'id field text', text = 'set organization or position' },
  join = { takes = 'id id', text = 'two threads are one case' },
  note = { takes = 'id text', text = 'write a note; without text: remove it' },
  undo = { takes = '', text = 'take the last decision back' },
  refresh = { takes = '', text = 'read new mail into the index' },
  check = { takes = '', text = 'look at the mail in this buffer before it is sent' },
}

local stages = {
  'applied',
  'contacted',
  'scheduling',
  'scheduled',
  'interviewed',
  'assessment',
  'more_information',
  'offer',
  'rejected',
  'withdrawn',
  'on_hold',
}

---An ID as typed; a completed one carries a readable tail after a slash.
local function read_id(word)
  local case = word and word:match('^(%x%x%x%x%x%x%x%x%x%x%x%x)/')
  return case or word
end

local function is_id(word)
  return word ~= nil
    and (
      word:match('^id:.') ~= nil
      or word:match('^thread:.') ~= nil
      or read_id(word):match('^%x%x%x%x%x%x%x%x%x%x%x%x$') ~= nil
    )
end

---The case at the cursor of the list or the case view.
local function case_here()
  local view = require('followup.ui.buffer').current()
  local row = view and view:counted(vim.api.nvim_win_get_cursor(0)[1], 1)[1]
  return row and row.case
end

---Takes the ID off the words, or the case at the cursor where none is given.
local function take_id(words)
  if is_id(words[1]) then
    return read_id(table.remove(words, 1))
  end
  return case_here()
end

local function say(verb, id, first, second)
  if not id then
    return notify.warn(verb .. ': which case? name an ID, or use it in :FollowupDue')
  end
  require('followup.ui.actions').decide({ { case = id } }, verb, first, second)
end

local function decide_each(verb, words)
  if #words == 0 then
    return say(verb, case_here())
  end
  for _, word in ipairs(words) do
    say(verb, read_id(word))
  end
end

local function rest(words)
  local text = table.concat(words, ' ')
  return text ~= '' and text or nil
end

local run = {}

function run.due(words)
  require('followup.ui.due').open(rest(words))
end

function run.show(words)
  local id = take_id(words) or words[1]
  if not id then
    return notify.warn('show: which case? name an ID')
  end
  local case, why = require('followup.source').now('show', { id }, 10000)
  if not case then
    return notify.warn(why)
  end
  require('followup.ui.case').open(case.case)
end

function run.draft(words)
  require('followup.draft').command(words[1])
end

for _, verb in ipairs({ 'snooze', 'expect' }) do
  run[verb] = function(words)
    local id, date = take_id(words), rest(words)
    if not date then
      return notify.warn(verb .. ': until when? add a date, such as next friday')
    end
    say(verb, id, date)
  end
end

function run.stage(words)
  local id = take_id(words)
  if not words[1] then
    return notify.warn('stage: which one? ' .. table.concat(stages, ', '))
  end
  say('stage', id, words[1])
end

function run.set(words)
  local id = take_id(words)
  local field = table.remove(words, 1)
  if (field ~= 'organization' and field ~= 'position') or #words == 0 then
    return notify.warn('set: write `organization NAME` or `position NAME`')
  end
  say('set', id, field, rest(words))
end

function run.join(words)
  local first = take_id(words)
  if not is_id(words[1]) then
    return notify.warn('join: name the ID of the other case')
  end
  say('join', first, read_id(words[1]))
end

function run.note(words)
  local id = take_id(words)
  say('note', id, rest(words) or '')
end

function run.undo()
  require('followup.ui.actions').undo()
end

function run.refresh()
  require('followup.refresh').start()
end

function run.check()
  require('followup.check').command()
end

---:Followup SUBCOMMAND ...
function M.run(call)
  local words = vim.list_extend({}, call.fargs)
  local name = table.remove(words, 1) or 'due'
  local subcommand = M.subcommands[name]
  if not subcommand then
    return notify.warn(name .. ': no such subcommand: see :help :Followup')
  end
  local ok, message
  if subcommand.takes == 'ids' then
    ok, message = pcall(decide_each, (name:gsub('-', '_')), words)
  else
    ok, message = pcall(run[name], words)
  end
  if not ok then
    notify.warn(name .. ': ' .. tostring(message))
  end
end

function M.draft(call)
  local template = call.fargs[1]
  require('followup.draft').command(template ~= '' and template or nil) -- 0.7 gives ''
end

---Those of `words` that begin with `lead`.
local function starting(words, lead)
  return vim.tbl_filter(function(word)
    return word:sub(1, #lead) == lead
  end, words)
end

---A case as completion: its id and a readable tail of letters, digits and hyphens only, because
---what is completed is a command line.
local function slug(row)
  local render = require('followup.ui.render')
  local words = (render.who(row) .. ' ' .. render.what(row)):lower()
  local tail = words:gsub('[^%w]+', '-'):gsub('^%-+', ''):gsub('%-+$', ''):sub(1, 40)
  return row.case .. '/' .. tail
end

local cached_ids, cached_at = {}, 0

local function ids(lead)
  local now = require('followup.compat').uv.now()
  if now - cached_at > 2000 then
    local list = require('followup.source').rows(1000)
    if list then
      cached_ids, cached_at = vim.tbl_map(slug, list.rows), now
    end
  end
  return vim.tbl_filter(function(word)
    return word:find(lead:lower(), 1, true) ~= nil
  end, cached_ids)
end

local weekdays = { 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday' }

---What may follow the words of a date that stand there already.
local function date_words(before)
  local last = before:match('(%S+)%s*$')
  if not last then
    return vim.list_extend({ 'today', 'tomorrow', 'next', 'in', 'end', 'this' }, weekdays)
  elseif last == 'next' then
    return vim.list_extend({ 'week', 'month' }, weekdays)
  elseif last == 'this' then
    return vim.list_extend({ 'week' }, weekdays)
  elseif last == 'in' then
    return { '1', '2', '3', '5', '10' }
  elseif last:match('^%d+$') then
    return { 'days', 'weeks', 'months', 'business' }
  elseif last == 'business' then
    return { 'days' }
  elseif last == 'end' then
    return { 'of' }
  elseif last == 'of' then
    return { 'week', 'month', 'year' }
  end
  return {}
end

---Completion of the date prompt: the whole text is replaced, so the words before come along.
function M.complete_date(_, line, position)
  local typed = line:sub(1, position)
  local before, lead = typed:match('^(.-)(%S*)$')
  return vim.tbl_map(function(word)
    return before .. word
  end, starting(date_words(before), lead))
end

---Names of templates, those that fit the mail in this buffer, or the row at the cursor, first.
function M.complete_template(lead)
  local ok, names = pcall(function()
    local answered = require('followup.target').find(vim.api.nvim_get_current_buf())
    local id = case_here() or (answered and 'id:' .. answered)
    return starting(require('followup.source').templates(id), lead)
  end)
  return ok and names or {}
end

local filters = { 'me', 'them', 'interview', 'conversation' }

local function complete_argument(subcommand, before, lead)
  local kinds = vim.split(subcommand.takes, ' ', { plain = true })
  local words = vim.split(vim.trim(before), '%s+')
  local given = words[1] == '' and 0 or #words
  local has_id = is_id(words[1])
  if kinds[1] == 'ids' then
    return ids(lead)
  elseif kinds[1] == 'template' then
    return given == 0 and M.complete_template(lead) or {}
  elseif kinds[1] == 'filter' then
    return starting(vim.list_extend(vim.list_extend({}, filters), stages), lead)
  elseif kinds[1] ~= 'id' then
    return {}
  end
  local found = given == 0 and ids(lead) or {}
  local kind = kinds[2]
  local after = has_id and before:gsub('^%s*%S+%s*', '') or before
  if kind == 'date' then
    vim.list_extend(found, starting(date_words(after), lead))
  elseif kind == 'stage' and vim.trim(after) == '' then
    vim.list_extend(found, starting(stages, lead))
  elseif kind == 'field' and vim.trim(after) == '' then
    vim.list_extend(found, starting({ 'organization', 'position' }, lead))
  elseif kind == 'id' and given == 1 then
    found = ids(lead)
  end
  return found
end

---Completion of :Followup. Never raises: it runs while the user types.
function M.complete(lead, line, position)
  local ok, found = pcall(function()
    local before = line:sub(1, position - #lead)
    local name, arguments = before:match('^%s*%S+%s+(%S+)%s+(.*)$')
    if not name then
      local names = vim.tbl_keys(M.subcommands)
      table.sort(names)
      return starting(names, lead)
    end
    local subcommand = M.subcommands[name]
    return subcommand and complete_argument(subcommand, arguments, lead) or {}
  end)
  return ok and found or {}
end

return M
