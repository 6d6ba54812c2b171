-- From rows to lines and marks: no buffer, no window, no clock. The date and the age come with the
-- list, so the same rows always give the same lines.
-- SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')
local text = require('followup.ui.text')

local M = {}

M.groups = {
  { name = 'now', title = 'To do now', highlight = 'FollowupNow' },
  { name = 'grace', title = 'Overdue, still in grace', highlight = 'FollowupGrace' },
  { name = 'answered', title = 'Answered', highlight = 'FollowupAnswered' },
  { name = 'later', title = 'Later', highlight = 'FollowupLater' },
  { name = 'snoozed', title = 'Snoozed', highlight = 'FollowupSnoozed' },
}

M.actions = {
  reply = 'reply',
  thank_you = 'say thank you',
  wait = 'wait',
  follow_up = 'follow up',
  second_follow_up = '2nd follow-up',
  closing_note = 'closing note',
  confirm_attendance = 'confirm',
  missed_call = 'missed call?',
  resend = 'send again',
  none = '',
}

---Who it is with: the name, else the address, and how many more.
function M.who(row)
  local people = row.with or {}
  local first = people[1]
  if not first then
    return '(nobody)'
  end
  local label = first.name and first.name ~= '' and first.name or first.address or ''
  if #people > 1 then
    label = label .. ' +' .. (#people - 1)
  end
  return text.clean(label)
end

---The organization and position of a hiring case, else the subject.
function M.what(row)
  local label = row.subject or ''
  if row.kind == 'interview' and row.organization then
    label = row.position and row.organization .. ' · ' .. row.position or row.organization
  end
  return text.clean(label ~= '' and label or '(no subject)')
end

local function hours_left(row, now)
  if row.action ~= 'thank_you' then
    return nil
  end
  local deadline, current = dates.instant(row.deadline), dates.instant(now)
  if not deadline or not current then
    return nil
  end
  local hours = math.floor((deadline - current) / 3600)
  if hours < -99 then
    return math.floor(-hours / 24) .. 'd late'
  end
  return hours >= 0 and hours .. 'h left' or -hours .. 'h late'
end

---When it is due, in one short cell.
function M.days(row, list)
  local left = hours_left(row, list.now)
  if left then
    return left
  elseif not row.expected or row.group == 'snoozed' then
    return ''
  elseif row.overdue then
    return row.days_overdue .. (row.days_overdue == 1 and ' day' or ' days')
  end
  local ahead = dates.day(row.expected) - dates.day(list.now)
  return ahead <= 0 and 'today' or ahead == 1 and 'tomorrow' or 'in ' .. ahead .. ' d'
end

---The next step, or the day until which there is none, in as many words as there is room for.
local function action(row, today, room)
  if row.group == 'snoozed' and row.snoozed_until then
    local day = dates.short(row.snoozed_until, today)
    return 'until ' .. (room < 17 and day:gsub('^%a+ ', '') or day)
  elseif row.group == 'grace' and row.act_on then
    local day = dates.short(row.act_on, today):gsub(' %a+$', '')
    return (room < 17 and 'until ' or 'wait until ') .. day
  elseif row.group == 'answered' then
    return 'answered'
  end
  return M.actions[row.action] or text.clean(row.action or '')
end

---The widths of the columns; 60 columns hold all but the date, which stands in the first as days.
function M.columns(width)
  local columns = { days = 8, who = 14, action = 13, expected = 0 }
  if width >= 80 then
    columns.who, columns.expected = 17, 13
  end
  if width >= 100 then
    columns.who, columns.action = 24, 17
  end
  local spaces = columns.expected > 0 and 5 or 4
  columns.what =
    math.max(4, width - columns.days - columns.who - columns.action - columns.expected - spaces - 1)
  return columns
end

---What a glance should not miss: an uncertain case, a note.
local function sign(row)
  if row.certainty == 'unknown' or row.ambiguous then
    return '?'
  end
  return row.note and '+' or ' '
end

---Without blanks at the end; a pattern would look at every run of blanks.
local function trim_right(line)
  local last = #line
  while last > 0 and line:byte(last) == 32 do
    last = last - 1
  end
  return line:sub(1, last)
end

local function row_line(row, list, columns)
  local today = list.now:sub(1, 10)
  local cells = {
    text.cell(M.days(row, list), columns.days, true),
    sign(row) .. text.cell(M.who(row), columns.who),
    text.cell(M.what(row), columns.what),
  }
  if columns.expected > 0 then
    local by = row.expected and 'by ' .. dates.short(row.expected, today) or ''
    table.insert(cells, text.cell(by, columns.expected))
  end
  table.insert(cells, text.cut(action(row, today, columns.action), columns.action))
  return trim_right(table.concat(cells, ' ')), #cells[1], #cells[2]
end

---"as of 09:00", so that a list that could not be renewed says how old it is.
local function age(list)
  if not list.indexed_at then
    return 'never indexed'
  end
  local today = list.now:sub(1, 10)
  local days = dates.day(list.now) - (dates.day(list.indexed_at) or dates.day(list.now))
  local label = 'as of ' .. dates.moment(list.indexed_at, today)
  return days > 0 and label .. (' (%d %s old)'):format(days, days == 1 and 'day' or 'days') or label
end

---What there is to do; the other groups say their number in their headings.
local function counts(grouped)
  local open = 0
  for _, group in ipairs(M.groups) do
    open = open + #grouped[group.name]
  end
  if open == 0 then
    return 'nobody owes anybody a reply'
  end
  local head = #grouped.now > 0 and #grouped.now .. ' to do now' or 'nothing to do now'
  return #grouped.grace > 0 and head .. ', ' .. #grouped.grace .. ' in grace' or head
end

local function group_rows(rows)
  local grouped = {}
  for _, group in ipairs(M.groups) do
    grouped[group.name] = {}
  end
  for _, row in ipairs(rows) do
    local group = grouped[row.group]
    if group then
      group[#group + 1] = row
    end
  end
  return grouped
end

---@class followup.Drawing
---@field lines string[]
---@field rows table<number, table> the row of a line (1-based)
---@field heads table<number, string> the group of a heading line
---@field marks table<number, table[]> { first byte, last byte, highlight } of a line

local function new_drawing()
  return { lines = {}, rows = {}, heads = {}, marks = {} }
end

local function add(drawing, line, highlight)
  local number = #drawing.lines + 1
  drawing.lines[number] = line
  if highlight then
    drawing.marks[number] = { { 0, #line, highlight } }
  end
  return number
end

local function add_group(drawing, group, rows, list, options, columns)
  local is_open = options.open[group.name]
  local title = ('%s (%d)%s'):format(group.title, #rows, is_open and '' or '  <Tab> shows them')
  drawing.heads[add(drawing, title, 'FollowupGroup')] = group.name
  for _, row in ipairs(is_open and rows or {}) do
    local line, first, second = row_line(row, list, columns)
    local number = add(drawing, line)
    drawing.rows[number] = row
    drawing.marks[number] = {
      { 0, first, group.highlight },
      { first + 1, first + 1 + second, 'FollowupWho' },
    }
    if group.name == 'grace' or group.name == 'answered' then
      drawing.marks[number] = { { 0, #line, group.highlight } }
    end
  end
  add(drawing, '')
end

---The whole list. options: width, open (set of group names), note (a line about the index), filter.
---@return followup.Drawing
function M.due(list, options)
  local drawing = new_drawing()
  local grouped = group_rows(list.rows)
  local columns = M.columns(options.width)
  local head = list.is_empty and 'reading ...' or counts(grouped)
  local right = list.is_empty and '' or age(list)
  local gap = math.max(2, options.width - text.width(head) - text.width(right))
  add(drawing, text.cut(head .. (' '):rep(gap) .. right, options.width), 'FollowupTitle')
  if options.filter and options.filter ~= '' then
    add(drawing, 'only: ' .. text.clean(options.filter) .. '   (f changes it)', 'FollowupHint')
  end
  if options.note then
    for _, line in ipairs(text.wrap(text.clean(options.note), options.width)) do
      add(drawing, line, 'FollowupFault')
    end
  end
  if not list.complete then
    add(drawing, 'the first reading of your mail is not finished', 'FollowupHint')
  end
  add(drawing, '')
  for _, group in ipairs(M.groups) do
    if #grouped[group.name] > 0 then
      add_group(drawing, group, grouped[group.name], list, options, columns)
    end
  end
  local hint = '<CR> case   K why   x done   s snooze   d draft   ? all keys'
  add(drawing, text.cut(hint, options.width), 'FollowupHint')
  return drawing
end

---Does the row pass the filter of `f`: a word of the schema, or a piece of text?
function M.passes(row, filter)
  if not filter or filter == '' then
    return true
  end
  local word = filter:lower()
  if word == row.waiting_on or word == row.kind or word == row.stage or word == row.group then
    return true
  end
  if word == 'me' or word == 'them' or word == 'interview' or word == 'conversation' then
    return false
  end
  local parts = { row.subject or '', row.organization or '', row.position or '', row.note or '' }
  for _, person in ipairs(row.with or {}) do
    table.insert(parts, person.name or '')
    table.insert(parts, person.address or '')
  end
  -- vim.fn.tolower knows letters beyond ASCII
  local hay = vim.fn.tolower(table.concat(parts, '\1'))
  return hay:find(vim.fn.tolower(filter), 1, true) ~= nil
end

local function quote_lines(lines, label, item, width)
  local quote = item.quote and '“' .. text.clean(item.quote) .. '”' or '(no sentence: a rule)'
  local indent = '            '
  for number, line in ipairs(text.wrap(quote, width - #indent)) do
    table.insert(lines, (number == 1 and text.cell(label, 11, true) .. ' ' or indent) .. line)
  end
  table.insert(lines, indent .. text.cut(text.clean(item.rule or ''), width - #indent))
end

---Why the row stands there: shown under it.
function M.evidence(row, width)
  local lines = {}
  for number, item in ipairs(row.evidence or {}) do
    quote_lines(lines, number == 1 and 'who' or number == 2 and 'when' or 'also', item, width)
  end
  if #lines == 0 then
    lines[1] = '            no evidence is recorded'
  end
  if row.note then
    for _, line in ipairs(text.wrap('note: ' .. text.clean(row.note), width - 12)) do
      table.insert(lines, '            ' .. line)
    end
  end
  return lines
end

return M
