-- :FollowupCheck: what is told of a mail before it is sent, and what is not.
-- SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

-- Monday; the interview was on Friday 13 March, they wanted to write by then
local today = '2026-03-16'
local past = {
  basis = 'stated',
  waiting_on = 'them',
  expected = '2026-03-13',
  interview = { start = '2026-03-13T14:00:00+01:00' },
}
local ahead =
  { basis = 'invite', waiting_on = 'them', interview = { start = '2026-03-18T10:00:00+01:00' } }

---{ case, text, what is told (a pattern), or nil for silence }
local days = {
  { past, 'Thank you for taking the time on Friday. It was good to see the lab.' },
  { past, 'Thank you for the conversation on Friday 13 March.' },
  {
    past,
    'Thank you for the conversation on Thursday.',
    'Thursday": the appointment is on Fri 13 Mar',
  },
  { past, 'Thank you for taking the time\ntoday.', '"today": the appointment is on' },
  { past, 'Thank you for your time, I will send the papers on Monday.' },
  { past, 'Thank you for the call. Could we meet again on Monday?' },
  {
    past,
    'vielen Dank für das Gespräch am Donnerstag, 12. März.',
    '12. März": the appointment',
  },
  { past, 'vielen Dank für das Gespräch am Freitag.' },
  {
    past,
    'You mentioned that I would hear from you by the end of next week (Friday\n13 March), so',
  },
  {
    past,
    'You mentioned that I would hear from you by Thursday (12 March), so',
    'they named Fri 13 Mar',
  },
  { past, 'Sie wollten sich bis Freitag, 13. März bei mir melden, deshalb' },
  { past, 'Sie wollten sich bis 12.3. bei mir melden, deshalb', '12.3.": they named' },
  { past, 'Will I hear from you by 20 March?' },
  { ahead, 'Just to confirm: I will be there on Wednesday 18 March.' },
  { ahead, 'See you on Thursday!', 'Thursday": the appointment is on Wed 18 Mar' },
  { ahead, 'I can confirm that the parcel arrives on Monday.' },
  { ahead, 'Could we meet on Thursday instead? See you then.' },
  { nil, 'I will send it by Friday 12 March.', 'Friday 12 March" is a Thursday' },
  { nil, 'I will send it by 3 March.', '"3 March" has passed' },
  { nil, 'I wanted to come back to my mail of Monday 2 March: could you tell me?' },
  { nil, '- Thursday 19 March, 10:00 CET\n- Friday 20 March, 10:00\n- 2026-03-23' },
  { nil, '- Thursday 20 March, 10:00', 'Thursday 20 March" is a Friday' },
  { nil, 'That may be 3 in May 2026; we march on.' },
  { nil, 'by 3 March 2027 I will be there' },
}

local function told(child, row, text)
  return child:lua(
    [[
      local text, row, today = ...
      local lines = vim.split(text, '\n', { plain = true })
      return require('followup.contradiction').find(lines, row ~= vim.NIL and row or nil, today)
    ]],
    text,
    row or vim.NIL,
    today
  )
end

local function mail(child, lines)
  child:lua("package.preload['followup.core'] = function() return require('fake_core') end")
  child:lua([[
    _G.messages, _G.asked = {}, {}
    vim.notify = function(message) table.insert(_G.messages, message) end
    vim.fn.confirm = function(question)
      table.insert(_G.asked, question)
      return _G.answer or 1
    end
    vim.api.nvim_list_uis = function() return { {} } end
  ]])
  local path = child.home .. '/mutt-host-1000-42-8'
  vim.fn.writefile(lines, path)
  child:cmd('edit ' .. path)
  child:cmd('setfiletype mail')
end

local headers =
  { 'To: Ada Quinn <ada@example.org>', 'Subject: Re: x', 'In-Reply-To: <one@example.org>', '' }

local function joined(...)
  local lines = vim.list_extend({}, headers)
  return vim.list_extend(lines, { ... })
end

return {
  {
    'days that contradict the calendar or the case are told, others are not',
    function(child)
      for number, case in ipairs(days) do
        local problems = told(child, case[1], case[2])
        local label = number .. ': ' .. case[2] .. ': ' .. vim.inspect(problems)
        T.equal(#problems, case[3] and 1 or 0, label)
        if case[3] then
          T.matches(problems[1], vim.pesc(case[3]))
        end
      end
    end,
  },
  {
    'a draft that the mailer opened has its key and its check; a mail without places has neither',
    function(child)
      mail(child, joined('Hi Ada, [1] and [[]].'))
      T.equal(child:lua("return vim.fn.maparg('<Tab>', 'n')"), '')
      child:cmd('bwipeout')
      mail(child, joined('Hi [[name]],'))
      child:keys('gg<Tab>Ada<Esc>')
      T.equal(child:lines()[5], 'Hi Ada,')
    end,
  },
  {
    'leaving with a place left asks, and brings back to the mail; nothing is asked when all is well',
    function(child)
      mail(child, joined('Hi [[name]],'))
      child:cmd('silent write')
      child:cmd('quit')
      T.matches(child:lua('return _G.asked[1]'), '%[%[name%]%] is not filled in')
      T.equal(child:lines()[5], 'Hi [[name]],', 'still in the mail')
      child:cmd('new | wincmd p')
      child:lua('_G.answer = 2')
      child:cmd('quit')
      T.equal(child:lua('return #_G.asked'), 2)
      T.ok(child:lines()[5] ~= 'Hi [[name]],', 'left as it is')

      mail(child, joined('Hi [[name]],'))
      child:cmd([==[silent %s/\[\[name\]\]/Ada/ | silent write]==])
      child:cmd('new | wincmd p')
      child:cmd('quit')
      T.equal(child:lua('return _G.asked'), {})
    end,
  },
  {
    'abandoning a changed mail asks nothing',
    function(child)
      mail(child, joined('Hi [[name]],'))
      child:cmd('new | wincmd p')
      child:cmd('normal Goand')
      child:cmd('quit!')
      T.equal(child:lua('return _G.asked'), {})
    end,
  },
  {
    'a promised attachment is told, unless the headers name one',
    function(child)
      local function told_of(lines)
        return child:lua("return (require('followup.check').problems(...))", lines)
      end
      T.matches(told_of(joined('Der Plan ist angehängt.'))[1], 'angehängt": is it attached')
      T.equal(told_of(joined('Fine.', '> attached', '-- ', 'attached')), {})
      local lines = joined('It is attached.')
      table.insert(lines, 1, 'Attach: ~/plan.pdf')
      T.equal(told_of(lines), {})
    end,
  },
}
