-- One case as a timeline: what came, what it says, what was decided, what is next.
-- Pure, like render.lua. SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')
local drawings = require('followup.ui.drawing')
local evidence = require('followup.ui.evidence')
local render = require('followup.ui.render')
local text = require('followup.ui.text')

local M = {}

local add = drawings.add

local function add_wrapped(drawing, indent, content, width, highlight)
  for _, line in ipairs(text.wrap(text.clean(content), width - #indent)) do
    add(drawing, indent .. line, highlight)
  end
end

local owners = { me = 'you owe', them = 'they owe', nobody = 'nobody owes anything' }

local function next_sentence(case, today)
  local action = render.actions[case.action]
  if case.waiting_on == 'nobody' then
    return owners.nobody
  end
  local sentence = owners[case.waiting_on]
  if case.expected then
    sentence = sentence
      .. (' an answer by %s (%s)'):format(dates.short(case.expected, today), case.basis or 'policy')
  end
  if case.action == 'wait' and case.act_on then
    return sentence .. '; wait until ' .. dates.short(case.act_on, today)
  end
  return action and action ~= '' and sentence .. '; next: ' .. action or sentence
end

local function head(drawing, case, width, today)
  add(drawing, text.cut(render.what(case), width), 'FollowupTitle')
  if case.subject and case.subject ~= '' and render.what(case) ~= text.clean(case.subject) then
    add_wrapped(drawing, '', case.subject, width)
  end
  for _, person in ipairs(case.with or {}) do
    local label = person.name and person.name .. ' <' .. (person.address or '') .. '>'
    add(
      drawing,
      text.cut('with ' .. text.clean(label or person.address or ''), width),
      'FollowupWho'
    )
  end
  local state = { case.kind == 'interview' and case.role or nil, case.stage }
  if #state > 0 then
    add(drawing, table.concat(state, ', '))
  end
  add_wrapped(drawing, '', next_sentence(case, today), width, 'FollowupNow')
  if case.snoozed_until then
    add(drawing, 'snoozed until ' .. dates.short(case.snoozed_until, today))
  end
  if case.note then
    add_wrapped(drawing, '', 'note: ' .. case.note, width)
  end
end

local function person(message)
  local from = (message.from or {})[1] or {}
  return message.mine and 'you' or from.name or from.address or '?'
end

local function message_entry(drawing, message, width, today)
  local label = ('%-16s  %s'):format(
    dates.moment(message.time, today),
    text.clean(person(message)) .. ((message.automatic or 'no') ~= 'no' and ' (automatic)' or '')
  )
  add(drawing, text.cut(label, width), message.mine and 'FollowupLater' or 'FollowupWho')
  add(drawing, '    ' .. text.cut(text.clean(message.subject or ''), width - 4))
  if (message.event or 'none') ~= 'none' then
    add(drawing, '    → ' .. text.clean(message.event), 'FollowupHint')
  end
  for _, finding in ipairs(message.findings or {}) do
    local due = finding.expected and ' → ' .. dates.short(finding.expected, today) or ''
    local quote = finding.quote and ': “' .. finding.quote .. '”' or ''
    add_wrapped(
      drawing,
      '    ',
      (finding.rule or finding.sense) .. quote .. due,
      width,
      'FollowupHint'
    )
  end
end

local function decision_entry(drawing, decision, width, today)
  local label = ('%-16s  you decided: %s'):format(
    dates.moment(decision.made, today),
    text.clean(decision.verb or '')
  )
  if decision.day then
    label = label .. ' until ' .. dates.short(decision.day, today)
  end
  if decision.text then
    label = label .. ' ' .. text.clean(decision.text)
  end
  add(drawing, text.cut(label, width), 'FollowupSnoozed')
end

---Messages and decisions in the order of their time.
local function entries(case)
  local list = {}
  for number, message in ipairs(case.messages or {}) do
    table.insert(list, { dates.instant(message.time) or 0, number, message_entry, message })
  end
  for number, decision in ipairs(case.decisions or {}) do
    table.insert(list, { dates.instant(decision.made) or 0, number, decision_entry, decision })
  end
  table.sort(list, function(a, b)
    if a[1] ~= b[1] then
      return a[1] < b[1]
    end
    return a[2] < b[2]
  end)
  return list
end

---@return followup.Drawing
function M.case(case, options)
  local drawing = drawings.new()
  head(drawing, case, options.width, options.today)
  add(drawing, '')
  for _, entry in ipairs(entries(case)) do
    entry[3](drawing, entry[4], options.width, options.today)
  end
  add(drawing, '')
  add(drawing, 'Why', 'FollowupGroup')
  for _, line in ipairs(evidence.lines(case, options.width)) do
    add(drawing, line, 'FollowupHint')
  end
  add(drawing, '')
  add(drawing, 'x done   a answered   s snooze   d draft   q back   ? all keys', 'FollowupHint')
  return drawing
end

return M
