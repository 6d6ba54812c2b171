-- :FollowupDraft in buffers as the mailers make them. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local headers = {
  'From: Me <me@example.org>',
  'To: Ada Quinn <ada@example.org>',
  'Subject: Re: Your interview',
  'In-Reply-To:',
  ' <one@example.org>',
  '',
}
local quoted =
  { 'On Tue, 3 Mar 2026, Ada wrote:', '> We will write.', '> -- ', '> Ada', '', '-- ', 'Me' }
local draft = { 'Hello,', '', 'any news (follow-up)?' }

local function joined(...)
  local lines = {}
  for _, part in ipairs({ ... }) do
    vim.list_extend(lines, part)
  end
  return lines
end

local function mail(child, ...)
  child:lua("package.preload['followup.core'] = function() return require('fake_core') end")
  local lines = joined(...)
  child:cmd('silent! bwipeout!')
  local path = child.home .. '/mutt-host-1000-42-7'
  vim.fn.writefile(lines, path)
  child:cmd('edit ' .. path)
  child:cmd('setfiletype mail')
  return lines, path
end

---What the last message of the plugin was.
local function catch_messages(child)
  child:lua([[
    _G.messages = {}
    vim.notify = function(message) table.insert(_G.messages, message) end
  ]])
end

local function last_message(child)
  return child:lua('return _G.messages[#_G.messages] or ""')
end

return {
  {
    'goes below the headers and above the quoted text, in one undo step',
    function(child)
      local before, path = mail(child, headers, quoted)
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft, { '' }, quoted))
      T.equal(vim.fn.readfile(path), before, 'the file is not written')
      child:cmd('undo')
      T.equal(child:lines(), before)
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft, { '' }, quoted), 'again after undo')
    end,
  },
  {
    'goes below the quoted text and above the signature when so configured',
    function(child)
      child:lua("require('followup').setup({ draft_position = 'below' })")
      mail(child, headers, quoted)
      child:cmd('FollowupDraft')
      local expected = joined(
        headers,
        { quoted[1], quoted[2], quoted[3], quoted[4], '' },
        draft,
        { '', '-- ', 'Me' }
      )
      T.equal(child:lines(), expected)
    end,
  },
  {
    'a second call changes nothing, another template replaces an untouched draft',
    function(child)
      mail(child, headers, quoted)
      catch_messages(child)
      child:cmd('FollowupDraft')
      local first = child:lines()
      child:cmd('FollowupDraft')
      T.equal(child:lines(), first)
      T.matches(last_message(child), 'stands there already')
      child:cmd('FollowupDraft thank-you')
      local expected = joined(headers, { 'Hello,', '', 'any news (thank-you)?', '' }, quoted)
      T.equal(child:lines(), expected)
      child:cmd('undo')
      T.equal(child:lines(), first, 'replacing is one step')
    end,
  },
  {
    'text that somebody changed is never touched',
    function(child)
      mail(child, headers, quoted)
      catch_messages(child)
      child:cmd('FollowupDraft')
      child:cmd('7s/Hello/Dear Ada/')
      local changed = child:lines()
      child:cmd('FollowupDraft thank-you')
      T.equal(child:lines(), changed)
      T.matches(last_message(child), 'you changed the draft')
    end,
  },
  {
    'text written before the call stays below the draft',
    function(child)
      mail(child, headers, { 'My own words.', '' }, quoted)
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft, { '', 'My own words.', '' }, quoted))
    end,
  },
  {
    'an empty body, no body line at all, only a signature',
    function(child)
      mail(child, headers)
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft))
      mail(child, headers, { '', '' })
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft))
      mail(child, headers, { '', '-- ', 'Me' })
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(headers, draft, { '', '-- ', 'Me' }))
    end,
  },
  {
    'without headers it takes what the mailer captured',
    function(child)
      mail(child, quoted)
      child:lua([[
        local target = require('followup.target')
        target.mailer = function() return 4242 end
        local folder = vim.env.XDG_RUNTIME_DIR .. '/followup'
        vim.fn.mkdir(folder, 'p')
        vim.fn.writefile({ 'one@example.org' }, folder .. '/capture-4242')
      ]])
      child:cmd('FollowupDraft')
      T.equal(child:lines(), joined(draft, { '' }, quoted))
    end,
  },
  {
    'a body that looks like a header is none',
    function(child)
      local fields = child:lua([[
        local headers = require('followup.target').headers
        return {
          headers({ 'Note: this is text', 'In-Reply-To: <x@y>', '', 'To: x' }) or 'none',
          headers({ 'To: a', 'no field', '' }) or 'none',
          headers({ '', 'To: a', '' }) or 'none',
          headers({ 'To: a', 'Subject: b' }) or 'none',
          headers({}) or 'none',
          headers({ 'To: a', 'In-Reply-To: <x@y>', '' })['in-reply-to'],
        }
      ]])
      T.equal(fields, { 'none', 'none', 'none', 'none', 'none', '<x@y>' })
    end,
  },
  {
    'without any trace it asks; the buffer may be gone when the answer comes',
    function(child)
      mail(child, quoted)
      catch_messages(child)
      child:lua([[
        vim.ui.select = function(items, options, done)
          _G.asked = { #items, options.format_item(items[1]) }
          _G.answer = function() done(items[1]) end
        end
      ]])
      child:cmd('FollowupDraft')
      T.equal(child:lua('return _G.asked'), { 7, 'Ada Quinn: Example GmbH · C Engineer' })
      T.equal(child:lines(), quoted)
      child:lua('_G.answer()')
      T.equal(child:lines(), joined(draft, { '' }, quoted))
      child:cmd('edit! | FollowupDraft | bwipeout!')
      child:lua('_G.answer()')
      T.matches(last_message(child), 'cannot be changed')
    end,
  },
  {
    'no failure makes the editor fail',
    function(child)
      mail(child, headers, quoted)
      catch_messages(child)
      child:lua([[require('fake_core').draft = function() error('a bug') end]])
      child:cmd('FollowupDraft')
      T.matches(last_message(child), 'a bug')
      child:lua(
        [[require('fake_core').draft = function() return nil, 'index: none', 'no_index' end]]
      )
      child:cmd('FollowupDraft')
      T.matches(last_message(child), 'index: none')
      child:cmd('setlocal nomodifiable')
      child:lua(
        [[require('fake_core').draft = function() return { body = 'x', warnings = {} } end]]
      )
      child:cmd('FollowupDraft')
      T.matches(last_message(child), 'cannot be changed')
      T.equal(child:lines(), joined(headers, quoted))
    end,
  },
  {
    '<Tab> goes from placeholder to placeholder, and typing replaces them',
    function(child)
      mail(child, headers, quoted)
      child:cmd('FollowupDraft stops')
      T.equal(child:lua('return vim.api.nvim_win_get_cursor(0)'), { 7, 6 })
      child:keys('<Tab>')
      child:keys('Ada')
      child:keys('<Tab>')
      child:keys('the tour')
      child:keys('<Tab>')
      T.equal(child:lines()[9], 'thank you for the tour\t.', 'no place is left: a tab')
      child:keys('<BS><Esc>')
      T.equal(child:lines()[7], 'Hello Ada,')
      T.equal(child:lines()[9], 'thank you for the tour.')
    end,
  },
  {
    'the nearest mutt above is found by its process',
    function(child)
      T.equal(child:lua("return require('followup.target').mailer() == nil"), true)
      local chain = child:lua([[
        local compat = require('followup.compat')
        local parent, name = require('followup.process').about(compat.uv.os_getpid())
        return { parent, name }
      ]])
      T.ok(chain[1] > 1)
      T.matches(chain[2], 'nvim')
    end,
  },
  {
    'writing a mail with a placeholder left warns, once it is filled in it is silent',
    function(child)
      mail(child, headers, quoted)
      catch_messages(child)
      child:cmd('FollowupDraft stops')
      child:cmd('silent write')
      T.matches(last_message(child), '%[%[name%]%] and 1 more are not filled in')
      child:cmd([==[silent %s/\[\[[^]]*\]\]/it/]==])
      child:lua('_G.messages = {}')
      child:cmd('silent write')
      T.equal(last_message(child), '')
    end,
  },
  {
    'the check names what is not filled in',
    function(child)
      local problems = child:lua([==[
        local check = require('followup.check').problems
        return {
          check({ 'To: a@b', 'Subject: x', '', 'Hello [[name]],', '> attached' }),
          check({ 'To: ', 'Subject: ', '', '', '> hi' }),
          check({ 'I attached it.' }),
          check({ 'To: a', 'Subject: b', '', 'Fine.', '-- ', 'attached' }),
        }
      ]==])
      T.equal(#problems[1], 1)
      T.matches(problems[1][1], '%[%[name%]%]')
      T.equal(#problems[2], 3)
      T.matches(problems[3][1], 'attached')
      T.equal(problems[4], {})
    end,
  },
}
