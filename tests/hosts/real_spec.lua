-- The plugin on a real index: run by tests/hosts/editor.t. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T
local first = dofile('tests/hosts/first_list.lua')

local function start(child, options)
  options = vim.tbl_extend('force', { command = vim.env.FOLLOWUP_PROGRAM }, options or {})
  child:lua([[require('followup').setup(...)]], options)
  child:lua([[
    _G.messages = {}
    vim.notify = function(message) table.insert(_G.messages, message) end
  ]])
end

local function open(child, options)
  start(child, options)
  child:cmd('FollowupDue')
  child:wait("not require('followup.refresh').is_running", 'the end of the update')
  child:wait("require('followup.worker').is_idle()", 'the end of reading')
end

local function text(child)
  return table.concat(child:lines(), '\n')
end

local function shows(child, pattern)
  child:wait(
    ('table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):find(%q) ~= nil'):format(
      pattern
    ),
    pattern
  )
end

local function hides(child, pattern)
  child:wait(
    ('table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):find(%q) == nil'):format(
      pattern
    ),
    'no ' .. pattern
  )
end

---Runs a program in the home of the child.
local function run(child, argv)
  local out = child:lua([[return { vim.fn.system(...), vim.v.shell_error }]], argv)
  T.equal(out[2], 0, table.concat(argv, ' ') .. ': ' .. out[1])
  return out[1]
end

---What :FollowupDue shows in a Neovim of its own, and whether it did without the C module.
local function opened_elsewhere(child, environment, before)
  local out = run(child, {
    'env',
    environment or 'A=',
    vim.v.progpath,
    '--clean',
    '-n',
    '--headless',
    '--cmd',
    'set columns=80 runtimepath^=' .. vim.fn.getcwd(),
    '--cmd',
    'lua vim.g.followup = { index = false }',
    '--cmd',
    before or '',
    '-c',
    'FollowupDue',
    '-c',
    [[lua vim.wait(5000, function() return vim.fn.line('$') > 3 end, 2)]],
    '-c',
    [[lua io.stdout:write(tostring(package.loaded['followup.core'] == nil), '\n')]],
    '-c',
    [[lua io.stdout:write(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'))]],
    '-c',
    [[lua require('followup.worker') vim.wait(5000, require('followup.worker').is_idle, 2)]],
    '-c',
    'qall!',
  })
  local is_kept, shown = out:match('^(%a+)\n(.*)$')
  return shown, is_kept == 'true'
end

local function last_message(child)
  return child:lua('return _G.messages[#_G.messages] or ""')
end

return {
  {
    'shows who owes whom a reply',
    function(child)
      open(child)
      local lines = child:lines()
      T.matches(lines[1], '^%d to do now')
      T.matches(text(child), '5 days late +reply +Ada Quinn +The garden plan')
      T.matches(text(child), '11 days late +follow up +Cem Acar +Estimate for the roof')
      T.equal(child:lua("return require('followup.native').load().version ~= nil"), true)
    end,
  },
  {
    'a list that is kept is shown without the module; one of other facts, or another day, is not',
    function(child)
      open(child, { index = false })
      local shown, is_kept = opened_elsewhere(child)
      T.equal({ shown, is_kept }, { text(child), true }, 'the same list')
      local folder = child.home .. '/cache/followup/default'
      T.equal(vim.fn.getfperm(folder .. '/page'), 'rw-------')

      local function is_read_anew(what, environment, before, pattern)
        shown, is_kept = opened_elsewhere(child, environment, before)
        T.equal(is_kept, false, what)
        T.matches(shown, pattern, what)
        shown, is_kept = opened_elsewhere(child, environment, before)
        T.equal(is_kept, true, what .. ', again')
        T.matches(shown, pattern, what .. ', again')
      end
      is_read_anew('the next day', 'FOLLOWUP_NOW=2026-03-17T09:00:00+01:00', nil, '6 days late')
      is_read_anew('a narrow screen', nil, 'set columns=60', 'as of[^\n]*\n.*5 days late')
      is_read_anew('another zone', 'TZ=Pacific/Auckland', nil, '5 days late')
      vim.fn.mkdir(child.home .. '/config/followup', 'p')
      vim.fn.writefile({ 'holidays = 2026-03-16' }, child.home .. '/config/followup/config')
      is_read_anew('another config', nil, nil, 'Ada Quinn')
      run(child, { vim.env.FOLLOWUP_PROGRAM, 'done', 'id:ask@orchard.example' })
      is_read_anew('a decision', nil, nil, 'Cem Acar')
      T.ok(not shown:find('Ada Quinn'), 'she is done')
      local lines = vim.fn.readfile(folder .. '/page')
      vim.fn.writefile(vim.list_slice(lines, 1, #lines - 1), folder .. '/page')
      is_read_anew('a file that is cut', nil, nil, 'Cem Acar')
    end,
  },
  {
    'a list that is kept knows its rows, opens its groups, and stays when the index is lost',
    function(child)
      open(child, { index = false })
      child:keys('gg/Cem<CR>snext friday<CR>')
      shows(child, 'Snoozed %(1%)')
      child:wait("require('followup.worker').is_idle()", 'the end of reading')
      local shown, known = text(child), first.places(child)

      first.open(child)
      T.equal(
        { text(child), first.places(child) },
        { shown, known },
        'the same lines, rows and marks'
      )
      T.equal(child:lua('return vim.fn.line(".")'), 4, 'the first row')
      child:keys('gg/Snoozed<CR><Tab>')
      shows(child, 'Cem Acar')
      child:keys('<Tab>')
      T.equal(text(child), shown, 'the group is closed again')

      first.open(child)
      child:keys('gg/Ada<CR>K')
      shows(child, 'Ada Quinn')
      T.matches(table.concat(child:screen(), '\n'), 'measurements of the beds')

      first.open(child)
      vim.fn.delete(child.home .. '/cache/followup/default', 'rf')
      child:lua("require('followup.watch').changed()")
      shows(child, 'there is no index yet')
      T.matches(text(child), '5 days late +reply +Ada Quinn', 'the last good list')
      T.matches(child:lines()[1], 'as of %d%d:%d%d', 'its age')
      child:keys('gg/Snoozed<CR><Tab>')
      T.matches(text(child), 'Snoozed %(1%)  <Tab>', 'what was not kept stays closed')
    end,
  },
  {
    'a kept list whose file was replaced by another Neovim is read anew',
    function(child)
      open(child, { index = false })
      local shown = text(child)
      first.open(child)
      local file = child.home .. '/cache/followup/default/page'
      local lines = vim.fn.readfile(file)
      lines[1] = lines[1] .. '.'
      lines[4] = 'not the list'
      vim.fn.writefile(lines, file)
      child:lua("vim.cmd('bwipeout! followup://due') vim.cmd('FollowupDue')")
      child:wait("require('followup.worker').is_idle()", 'the end of reading')
      T.equal(text(child), shown)
    end,
  },
  {
    'a list that is kept holds until midnight',
    function(child)
      local clock = 'lua local now = os.time() + %d; os.time = function() return now end'
      local today, is_kept = opened_elsewhere(child, 'FOLLOWUP_NOW=')
      T.equal(is_kept, false, 'there was none')
      for ahead, expected in pairs({ [0] = true, [86400] = false, [-86400] = false }) do
        local shown
        shown, is_kept = opened_elsewhere(child, 'FOLLOWUP_NOW=', clock:format(ahead))
        T.equal({ shown, is_kept }, { today, expected }, 'seconds ahead: ' .. ahead)
      end
    end,
  },
  {
    'what changes after the list is drawn and before it is watched is seen',
    function(child)
      opened_elsewhere(child)
      local is_drawn = child:lua(
        [[
        vim.g.followup = { index = false } -- an update of the index would tell it, too
        vim.cmd('FollowupDue')
        local is_drawn = vim.fn.search('Ada Quinn', 'nw') > 0
        -- not vim.fn.system: the editor would begin to watch while that waits
        os.execute(vim.fn.shellescape(...) .. ' done id:ask@orchard.example > /dev/null')
        return is_drawn
        ]],
        vim.env.FOLLOWUP_PROGRAM
      )
      T.equal(is_drawn, true, 'it was kept')
      hides(child, 'Ada Quinn')
    end,
  },
  {
    'a decision moves the row, the status line follows, undo brings both back',
    function(child)
      open(child)
      child:wait("require('followup').statusline() ~= ''", 'a number')
      local before = child:lua("return require('followup').statusline()")
      child:keys('gg/Cem<CR>x')
      hides(child, 'Cem Acar')
      T.matches(last_message(child), 'u takes it back')
      child:wait(("require('followup').statusline() ~= %q"):format(before), 'another number')
      child:keys('u')
      shows(child, 'Cem Acar')
      child:wait(("require('followup').statusline() == %q"):format(before), 'the number of before')
    end,
  },
  {
    'what another program decides is seen at once, with the cursor on its row',
    function(child)
      open(child)
      child:keys('gg/Cem<CR>')
      run(child, { vim.env.FOLLOWUP_PROGRAM, 'done', 'id:ask@orchard.example' })
      hides(child, 'Ada Quinn')
      T.matches(child:lua('return vim.fn.getline(".")'), 'Cem Acar')
    end,
  },
  {
    'new mail is read in the background, and the list is renewed',
    function(child)
      open(child)
      vim.fn.writefile({
        'From: Cem Acar <cem@roof.example>',
        'To: Robin Hale <robin@hale.example>',
        'Subject: Re: Estimate for the roof',
        'Message-ID: <estimate@roof.example>',
        'In-Reply-To: <question@hale.example>',
        'References: <question@hale.example>',
        'Date: Mon, 16 Mar 2026 08:00:00 +0100',
        'Received: from mx.roof.example by hale.example with ESMTP; Mon, 16 Mar 2026 08:00:02 +0100',
        '',
        'Dear Robin,',
        '',
        'the estimate is 4,000 crowns, all included.',
        '',
        'Cem',
      }, child.home .. '/mail/new/estimate')
      run(child, { 'notmuch', 'new', '--quiet' })
      child:keys('gg/Ada<CR>r')
      hides(child, 'follow up +Cem Acar')
      shows(child, 'Answered in the last days %(%d%)')
      T.matches(child:lua('return vim.fn.getline(".")'), 'Ada Quinn')
    end,
  },
  {
    'it comes to rest: reading is no news',
    function(child)
      open(child)
      child:wait("require('followup').statusline() ~= ''")
      child:lua([[
        vim.g.updates = 0
        vim.cmd('autocmd User FollowupUpdated let g:updates += 1')
        require('followup.watch').changed()
      ]])
      vim.wait(1500)
      T.ok(child:lua('return vim.g.updates') <= 3, 'updates: ' .. child:lua('return vim.g.updates'))
    end,
  },
  {
    'the case view names the sentence',
    function(child)
      open(child)
      child:keys('gg/Ada<CR><CR>')
      shows(child, 'could you send me the measurements of the beds by Wednesday')
      shows(child, 'you owe an answer by Wed 11 Mar %(stated%)')
    end,
  },
  {
    'a draft for the mail that is being answered',
    function(child)
      start(child)
      local path = child.home .. '/mutt-x-0-1-2'
      vim.fn.writefile({
        'To: Cem Acar <cem@roof.example>',
        'Subject: Re: Estimate for the roof',
        'In-Reply-To: <question@hale.example>',
        '',
        '> could you please send me an estimate for the roof?',
      }, path)
      child:cmd('edit ' .. path)
      child:cmd('FollowupDraft')
      T.matches(text(child), '\n\n%S.*Cem,\n.*\n\n> could you please')
      T.equal(child:lua('return vim.bo.modified'), true)
    end,
  },
  {
    'the list tells that a draft was taken until the sent mail is indexed',
    function(child)
      start(child)
      local path = child.home .. '/mutt-x-0-1-4'
      vim.fn.writefile(
        { 'To: Cem Acar <cem@roof.example>', 'In-Reply-To: <question@hale.example>', '' },
        path
      )
      child:cmd('edit ' .. path)
      child:cmd('FollowupDraft')
      child:wait("require('followup.worker').is_idle()", 'the note that it was taken')
      child:cmd('silent write | FollowupDue')
      shows(child, 'drafted 09:00')
      vim.fn.writefile({
        'From: Robin Hale <robin@hale.example>',
        'To: Cem Acar <cem@roof.example>',
        'Subject: Re: Estimate for the roof',
        'Message-ID: <again@hale.example>',
        'In-Reply-To: <question@hale.example>',
        'References: <question@hale.example>',
        'Date: Mon, 16 Mar 2026 09:00:00 +0100',
        '',
        'Dear Cem,',
        '',
        'could you please send me the estimate?',
        '',
        'Robin',
      }, child.home .. '/mail/Sent/cur/again:2,S')
      run(child, { 'notmuch', 'new', '--quiet' })
      child:keys('r')
      hides(child, 'drafted')
    end,
  },
  {
    'templates are completed with those first that fit the mail; a mail to somebody else is told',
    function(child)
      start(child)
      local path = child.home .. '/mutt-x-0-1-5'
      vim.fn.writefile(
        { 'To: jobs@quince.example', 'In-Reply-To: <quince@hale.example>', '' },
        path
      )
      child:cmd('edit ' .. path)
      local names = child:lua("return vim.fn.getcompletion('FollowupDraft ', 'cmdline')")
      T.equal({ names[1], #names > 30 }, { 'accept-times', true })
      child:cmd('FollowupDraft')
      T.matches(last_message(child), 'the case answers uma@quince.example')
    end,
  },
  {
    'in the list a named template drafts the row at the cursor',
    function(child)
      open(child)
      child:keys('gg/Cem<CR>')
      child:cmd('FollowupDraft second-reminder')
      child:wait("vim.bo.filetype == 'mail'", 'the draft')
      T.matches(text(child), 'To: Cem Acar.*I know how full inboxes get')
    end,
  },
  {
    'as the editor of a mailer: the draft at start, and no question where there is none',
    function(child)
      local path = child.home .. '/mutt-x-0-1-3'
      local function edit(lines)
        vim.fn.writefile(lines, path)
        local setup = ('lua require("followup").setup({ command = %q })'):format(
          vim.env.FOLLOWUP_PROGRAM
        )
        local said = run(child, {
          vim.v.progpath,
          '--clean',
          '-n',
          '--headless',
          '--cmd',
          'set runtimepath^=' .. vim.fn.getcwd(),
          '--cmd',
          setup,
          '-c',
          'FollowupDraft',
          '-c',
          'wqa!',
          path,
        })
        return said, table.concat(vim.fn.readfile(path), '\n')
      end
      local mail = { 'To: x@y.example', 'Subject: Re: z', 'In-Reply-To: <ask@orchard.example>', '' }
      local said, written = edit(mail)
      T.matches(said, 'draft inserted')
      T.matches(written, 'Ada,')
      for _, lines in ipairs({ { 'a new mail' }, { mail[1], mail[2], 'In-Reply-To: <x@y>', '' } }) do
        said, written = edit(lines)
        T.ok(not said:find('Which mail'), said)
        T.equal(written, table.concat(lines, '\n'))
      end
    end,
  },
  {
    'a decision said just before the end is saved',
    function(child)
      start(child)
      child:cmd('Followup done id:ask@orchard.example')
      pcall(child.cmd, child, 'qall!')
      vim.fn.jobwait({ child.job }, 8000)
      local folder = child.home .. '/data/followup/default/decisions'
      local file = vim.fn.glob(folder .. '/*.jsonl', true, true)[1]
      T.ok(file, 'no decision was saved')
      T.matches(table.concat(vim.fn.readfile(file)), '"done"')
    end,
  },
  {
    'health finds nothing to complain of',
    function(child)
      start(child)
      child:cmd('checkhealth followup')
      T.matches(text(child), 'a known answer is right')
      T.ok(not text(child):find('ERROR'), text(child))
    end,
  },
  {
    'a damaged index: the last good list stays, with the reason; a full update mends it',
    function(child)
      open(child)
      local folder = child.home .. '/cache/followup/default'
      vim.fn.delete(folder .. '/index.sqlite-wal')
      vim.fn.delete(folder .. '/index.sqlite-shm')
      vim.fn.writefile({ ('no database '):rep(2000) }, folder .. '/index.sqlite')
      child:lua("require('followup.watch').changed()")
      T.matches(text(child), 'Ada Quinn')
      shows(child, 'damaged')
      child:keys('r')
      child:wait("not require('followup.refresh').is_running", 'the end of the update')
      T.matches(text(child), 'Ada Quinn')
    end,
  },
  {
    'decisions that cannot be saved are one message, and nothing is lost',
    function(child)
      open(child)
      vim.fn.mkdir(child.home .. '/data/followup/default', 'p')
      vim.fn.delete(child.home .. '/data/followup/default/decisions', 'rf')
      vim.fn.writefile({ 'in the way' }, child.home .. '/data/followup/default/decisions')
      child:keys('gg/Cem<CR>x')
      child:wait('#_G.messages > 0', 'a message')
      T.matches(last_message(child), 'decisions')
      T.matches(text(child), 'Cem Acar')
    end,
  },
  {
    'an indexer that is missing is told in the list, which stays',
    function(child)
      vim.fn.mkdir(child.home .. '/alone')
      run(child, { 'cp', vim.env.FOLLOWUP_PROGRAM, child.home .. '/alone/followup' })
      open(child, { command = child.home .. '/alone/followup' })
      shows(child, 'followup%-index: not found')
      T.matches(text(child), 'Ada Quinn')
    end,
  },
  {
    'a notmuch database that is damaged is told in the list, which stays',
    function(child)
      vim.fn.delete(child.home .. '/mail/.notmuch', 'rf')
      open(child)
      shows(child, 'notmuch')
      T.matches(text(child), 'Ada Quinn')
    end,
  },
  {
    'a module built for another Lua: the program answers instead, health says what to do',
    function(child)
      local folder = child.home .. '/wrong/lua/followup'
      vim.fn.mkdir(folder, 'p')
      local build = vim.fn.fnamemodify(vim.env.FOLLOWUP_PROGRAM, ':h')
      run(child, { 'cp', build .. '/lua/5.4/followup/core.so', folder .. '/core.so' })
      child:cmd('set runtimepath^=' .. child.home .. '/wrong')
      open(child)
      T.matches(text(child), 'Ada Quinn')
      child:cmd('checkhealth followup')
      T.matches(text(child), 'undefined symbol: lua.*make nvim')
    end,
  },
  {
    'no index and no mail: one clear line, and text elsewhere survives',
    function(child)
      vim.fn.delete(child.home .. '/cache', 'rf')
      vim.fn.delete(child.home .. '/notmuch-config')
      vim.fn.delete(child.home .. '/mail', 'rf')
      child:lua([[
        vim.o.hidden = true
        vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'unsaved' })
        _G.first = vim.api.nvim_get_current_buf()
      ]])
      open(child)
      T.ok(#child:lines()[2] > 20, text(child))
      T.equal(child:lua('return vim.api.nvim_buf_get_lines(_G.first, 0, -1, false)'), { 'unsaved' })
    end,
  },
}
