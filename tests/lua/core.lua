-- The module in whatever Lua runs this; arguments: none, or "stress" for a collector that never
-- rests. Prints TAP. HAS_INDEX=1 when the index of tests/hosts/mailbox.sh is there.
-- SPDX-License-Identifier: GPL-3.0-or-later
local core = require('followup.core')
local has_index = os.getenv('HAS_INDEX') == '1'
local label = (os.getenv('LUA_LABEL') or _VERSION) .. (arg[1] == 'stress' and ' stress' or '')

if arg[1] == 'stress' then
  collectgarbage('setpause', 0)
  collectgarbage('setstepmul', 1000000)
end

local count = 0
local function test(name, run)
  count = count + 1
  local ok, message = pcall(run)
  collectgarbage()
  print(('%s %d - %s: %s'):format(ok and 'ok' or 'not ok', count, label, name))
  if not ok then
    print('# ' .. tostring(message))
  end
end

local function raises(pattern, run, ...)
  local ok, message = pcall(run, ...)
  assert(not ok, 'it did not raise')
  assert(tostring(message):find(pattern), tostring(message))
end

local function fails(code, value, message, actual)
  assert(value == nil, 'it did not fail')
  assert(type(message) == 'string' and message ~= '', 'no message')
  assert(actual == code, tostring(actual) .. ': ' .. message)
end

test('has its functions and a version', function()
  local names =
    { 'list', 'status', 'show', 'decide', 'date', 'index', 'info', 'draft', 'templates' }
  for _, name in ipairs(names) do
    assert(type(core[name]) == 'function', name)
  end
  assert(core.version:match('^%d+%.%d+%.%d+$'))
end)

test('templates without a case', function()
  local templates = assert(core.templates())
  assert(#templates > 5 and templates[1].name:match('^[%w-]+$'))
end)

test('misuse raises', function()
  raises('no such verb', core.decide, 'explode', 'x')
  raises('string expected', core.decide, 'done')
  raises('zero byte', core.decide, 'done', 'a\0b')
  raises('string expected', core.decide, 'expect', 'x')
  raises('organization or position', core.decide, 'set', 'x', 'colour', 'red')
  raises('table expected', core.list, 'due')
  raises('waiting_on', core.list, { waiting_on = 'moon' })
  raises('kind', core.list, { kind = 'moon' })
  raises('stage', core.list, { stage = 'moon' })
  raises('thread ids', core.list, { threads = { 1 } })
  raises('table expected', core.list, { threads = 'x' })
  raises('must be a string', core.list, { now = 5 })
  raises('string expected', core.show)
  raises('string expected', core.date)
end)

test('a wrong time is a failure, not an error', function()
  fails('usage', core.list({ now = 'yesterday evening' }))
  fails('usage', core.date('friday', { now = '2026-99-99' }))
end)

test('date words', function()
  local now = { now = '2026-03-16T09:00:00' } -- a Monday
  assert(core.date('next friday', now).expected == '2026-03-27')
  assert(core.date('2026-04-01', now).start == '2026-04-01')
  fails('usage', core.date('when pigs fly', now))
  fails('usage', core.date('', now))
end)

test('info tells the paths without an index', function()
  local info = core.info()
  assert(info.version == core.version)
  assert(info.paths.index:find(os.getenv('XDG_CACHE_HOME'), 1, true) == 1)
  assert(type(info.problems) == 'table')
end)

test('the indexer that is not there is a failure', function()
  fails('not_found', core.index('/nowhere/followup-index'))
end)

if not has_index then
  test('no index', function()
    fails('no_index', core.list())
    fails('no_index', core.list({ due = true, answered = true, threads = { 'x' } }))
    fails('no_index', core.status())
    fails('no_index', core.show('id:x@y'))
    fails('no_index', core.decide('done', 'id:x@y'))
    assert(core.info().fault)
  end)
else
  local function row(list, id)
    for _, item in ipairs(list.rows) do
      if item.message_id == id then
        return item
      end
    end
  end

  test('rows have the names of the JSON', function()
    local list = assert(core.list())
    assert(list.version == 1 and list.complete == true)
    assert(list.now == '2026-03-16T09:00:00+01:00', list.now)
    local ask = assert(row(list, 'ask@orchard.example'), 'the ask is no row')
    assert(ask.case:match('^%x%x%x%x%x%x%x%x%x%x%x%x$'))
    assert(ask.waiting_on == 'me' and ask.action == 'reply')
    assert(ask.expected == '2026-03-11', ask.expected)
    assert(ask.overdue == true and ask.days_overdue == 5)
    assert(ask.with[1].address == 'ada.quinn@orchard.example')
    assert(ask.evidence[1].rule and ask.evidence[1].message_id == 'ask@orchard.example')
    assert(ask.group == 'now' and ask.kind == 'conversation')
    local kind = rawget(math, 'type') -- Lua 5.3 and newer
    if kind then
      assert(kind(ask.days_overdue) == 'integer')
    end
    assert(row(list, 'question@hale.example').action == 'follow_up')
  end)

  test('filters', function()
    assert(#core.list({ waiting_on = 'me' }).rows < #core.list().rows)
    assert(#core.list({ threads = {} }).rows == 0)
    local thread = core.list().rows[1].threads[1]
    assert(core.list({ threads = { thread, 'none' } }).rows[1].threads[1] == thread)
    assert(#core.list({ all = true }).rows >= #core.list({ answered = true }).rows)
    assert(#core.list({ due = true, now = '2026-02-24T09:00:00' }).rows == 0)
  end)

  test('a case is a timeline', function()
    local case = assert(core.show('id:promise@fennel.example'))
    assert(#case.messages == 2 and case.messages[1].mine and not case.messages[2].mine)
    assert(case.messages[1].time == '2026-02-23T09:00:00+01:00', case.messages[1].time)
    assert(core.show(case.case).case == case.case)
    assert(core.show('thread:' .. case.threads[1]).case == case.case)
    fails('not_found', core.show('id:none@example.org'))
  end)

  test('decisions, and taking them back', function()
    local id = 'id:ask@orchard.example'
    local before = core.status().now
    assert(core.decide('note', id, 'rang'):find('undo'))
    assert(core.show(id).note == 'rang')
    assert(core.decide('done', id))
    assert(core.status().now == before - 1)
    assert(core.decide('undo'))
    assert(core.decide('undo'))
    assert(core.status().now == before and core.show(id).note == nil)
    assert(core.decide('snooze', id, 'next friday'))
    assert(core.show(id).snoozed_until == '2026-03-27')
    assert(core.decide('undo'))
    fails('usage', core.decide('snooze', id, 'when pigs fly'))
    fails('usage', core.decide('stage', id, 'moon'))
    fails('not_found', core.decide('done', 'id:none@example.org'))
    assert(core.decide('set', id, 'organization', 'Orchard'))
    assert(core.decide('undo'))
  end)

  test('drafts', function()
    local draft = assert(core.draft('id:question@hale.example'))
    assert(draft.in_reply_to == 'question@hale.example', draft.in_reply_to)
    assert(draft.to[1].address == 'cem@roof.example' and #draft.body > 20)
    assert(draft.subject == 'Re: Estimate for the roof', draft.subject)
    assert(
      core.draft('id:ask@orchard.example', { template = 'holding-message' }).template
        == 'holding-message'
    )
    fails('not_found', core.draft('id:none@example.org'))
    fails('not_found', core.draft('id:ask@orchard.example', { template = 'moon' }))
    assert(core.templates('id:ask@orchard.example')[1].fits == true)
  end)

  test('a thousand calls leave nothing open', function()
    for _ = 1, 200 do
      assert(core.status())
    end
    local folder = io.open('/proc/self/fd/200')
    assert(folder == nil, 'files are left open')
  end)
end
print('1..' .. count)
