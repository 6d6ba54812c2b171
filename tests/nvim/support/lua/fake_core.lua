-- followup.core in memory, for specs of the interface: rows of our own wording, decisions that act
-- on them. The real module has its own tests in tests/lua and in hosts.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = { version = '0.1.0', said = {}, fault = nil, reads = 0 }

local function row(fields)
  local defaults = {
    kind = 'conversation',
    waiting_on = 'them',
    certainty = 'likely',
    basis = 'policy',
    overdue = false,
    days_overdue = 0,
    follow_ups_sent = 0,
    ambiguous = false,
    also = {},
    missing = {},
    threads = {},
    evidence = {},
  }
  return vim.tbl_extend('force', defaults, fields)
end

M.rows = {
  row({
    case = 'aaaaaaaaaa01',
    message_id = 'one@example.org',
    subject = 'Your interview at Example GmbH',
    kind = 'interview',
    role = 'candidate',
    stage = 'interviewed',
    organization = 'Example GmbH',
    position = 'C Engineer',
    with = { { name = 'Ada Quinn', address = 'ada@example.org' } },
    expected = '2026-03-11',
    act_on = '2026-03-13',
    since = '2026-03-03T14:10:00+01:00',
    basis = 'stated',
    overdue = true,
    days_overdue = 5,
    action = 'follow_up',
    group = 'now',
    evidence = {
      {
        rule = 'promise.hear_back',
        message_id = 'one@example.org',
        quote = 'We will write by Wednesday.',
      },
      { rule = 'date.weekday', message_id = 'one@example.org', quote = 'by Wednesday' },
    },
  }),
  row({
    case = 'aaaaaaaaaa02',
    message_id = 'two@example.org',
    subject = 'Lunch?',
    with = {
      { name = '田中 花子', address = 'hanako@example.jp' },
      { address = 'b@example.org' },
    },
    waiting_on = 'me',
    expected = '2026-03-16',
    act_on = '2026-03-13',
    action = 'reply',
    group = 'now',
    note = 'ask about Friday',
  }),
  row({
    case = 'aaaaaaaaaa03',
    message_id = 'three@example.org',
    subject = 'Interview',
    kind = 'interview',
    organization = 'Naïve Coöp',
    with = { { name = 'Émile Ó Briain-Featherstonehaugh', address = 'e@example.ie' } },
    waiting_on = 'me',
    expected = '2026-03-16',
    act_on = '2026-03-15',
    deadline = '2026-03-17T05:00:00+01:00',
    action = 'thank_you',
    group = 'now',
  }),
  row({
    case = 'aaaaaaaaaa04',
    message_id = 'four@example.org',
    subject = 'An estimate for the roof, please, with all that we talked about last Tuesday',
    with = { { address = 'roof@example.com' } },
    expected = '2026-03-13',
    act_on = '2026-03-17',
    overdue = true,
    days_overdue = 3,
    action = 'wait',
    certainty = 'unknown',
    group = 'grace',
  }),
  row({
    case = 'aaaaaaaaaa05',
    message_id = 'five@example.org',
    subject = 'Tickets',
    with = { { name = 'Bo', address = 'bo@example.org' } },
    waiting_on = 'nobody',
    action = 'none',
    group = 'answered',
  }),
  row({
    case = 'aaaaaaaaaa06',
    message_id = 'six@example.org',
    subject = 'evil \27[31m %{system("touch canary")} `touch canary` \226\128\174 | !touch canary\nBcc: x',
    with = { { name = 'M\7allory $(touch canary)', address = 'm@example.net' } },
    expected = '2026-03-19',
    act_on = '2026-03-23',
    action = 'wait',
    group = 'later',
  }),
  row({
    case = 'aaaaaaaaaa07',
    message_id = 'seven@example.org',
    subject = 'Contract',
    with = { { name = 'Cy', address = 'cy@example.org' } },
    expected = '2026-03-10',
    act_on = '2026-03-12',
    snoozed_until = '2026-04-01',
    action = 'none',
    group = 'snoozed',
  }),
}

local function find(id)
  for _, item in ipairs(M.rows) do
    if item.case == id or 'id:' .. item.message_id == id then
      return item
    end
  end
end

local function list_of(rows)
  return {
    version = 1,
    now = '2026-03-16T09:00:00+01:00',
    indexed_at = '2026-03-16T08:59:58+01:00',
    complete = true,
    rows = rows,
  }
end

function M.list(options)
  M.reads = M.reads + 1
  if M.fault then
    return nil, M.fault, M.code or 'own_files'
  end
  local wanted = options and options.case
  return list_of(vim.deepcopy(vim.tbl_filter(function(item)
    return not wanted or item.case == wanted
  end, M.rows)))
end

local function passes(item, only)
  if not only or only == item.waiting_on or only == item.kind then
    return true
  end
  return #only > 4 and vim.inspect(item.with):lower():find(only:lower(), 1, true) ~= nil
end

---The rows in the order of their groups. The real lines are looked at in tests/hosts.
function M.page(options)
  local list, why, code = M.list()
  if not list then
    return nil, why, code
  end
  local page = list_of(nil)
  page.groups, page.lines, page.cases, page.spans = {}, {}, {}, {}
  for _, name in ipairs({ 'now', 'grace', 'answered', 'later', 'snoozed' }) do
    local group = { name = name, title = 'Group ' .. name, count = 0 }
    for _, item in ipairs(list.rows) do
      if item.group == name and passes(item, options.only) then
        local who = item.with[1].name or item.with[1].address
        local line = (' %s  %s'):format(item.expected or '-', who):gsub('\n', '␤')
        group.count = group.count + 1
        table.insert(page.lines, line:sub(1, options.width))
        table.insert(page.cases, item.case)
        vim.list_extend(page.spans, { 3, 3, 5 })
      end
    end
    if group.count > 0 then
      table.insert(page.groups, group)
    end
  end
  return page
end

function M.status()
  return { now = 3, reply = 1, follow_up = 1, thank_you = 1, overdue = 2, waiting = 2 }
end

function M.show(id)
  local case = find(id)
  if not case then
    return nil, id .. ': no such case', 'not_found'
  end
  case = vim.deepcopy(case)
  case.today = '2026-03-16'
  case.messages = {
    {
      message_id = 'zero@example.org',
      time = '2026-03-02T10:00:00+01:00',
      from = { { name = 'Me', address = 'me@example.org' } },
      mine = true,
      subject = 'Application',
      automatic = 'no',
      event = 'applied',
      findings = {},
    },
    {
      message_id = 'one@example.org',
      time = '2026-03-03T14:10:00+01:00',
      from = { { name = 'Ada Quinn', address = 'ada@example.org' } },
      subject = 'Re: Application',
      automatic = 'no',
      event = 'none',
      findings = {
        {
          sense = 'promise',
          rule = 'promise.hear_back',
          quote = 'We will write by Wednesday.',
          expected = '2026-03-11',
        },
      },
    },
  }
  case.decisions = {
    {
      verb = 'note',
      text = 'rang twice',
      made = '2026-03-12T12:00:00+01:00',
      host = 'here-00000000',
    },
  }
  return case
end

function M.decide(verb, id, first, second)
  local item = id and find(id)
  if verb ~= 'undo' and not item then
    return nil, tostring(id) .. ': no such case', 'not_found'
  end
  table.insert(M.said, { verb, id, first, second })
  if verb == 'done' then
    M.rows = vim.tbl_filter(function(other)
      return other ~= item
    end, M.rows)
  end
  return ("'x': %s; take it back with `followup undo`"):format(verb)
end

function M.date(words)
  if words == 'next friday' then
    return { start = '2026-03-27', finish = '2026-03-27', expected = '2026-03-27' }
  end
  return nil, words .. ': no date', 'usage'
end

function M.index()
  return true
end

function M.info()
  return { version = M.version, paths = {}, problems = {}, fault = 'no index yet' }
end

function M.draft(id, options)
  if not find(id) then
    return nil, id .. ': no such case', 'not_found'
  end
  local name = options.template or 'follow-up'
  local body = ('Hello,\n\nany news (%s)?\n'):format(name)
  if name == 'stops' then
    body = 'Hello [[name]],\n\nthank you for [[what you liked]].\n'
  end
  return { body = body, template = name, language = 'en', to = {}, cc = {}, warnings = {} }
end

function M.templates()
  return { { name = 'follow-up', fits = true }, { name = 'thank-you', fits = false } }
end

return M
