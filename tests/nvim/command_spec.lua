-- Commands, completion, options, status line, health, help. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local function fake(child)
  child:lua([[
    package.preload['followup.core'] = function() return require('fake_core') end
    require('followup').setup({ index = false })
    _G.messages = {}
    vim.notify = function(message) table.insert(_G.messages, message) end
  ]])
end

local function completed(child, line)
  return child:lua([[return vim.fn.getcompletion(..., 'cmdline')]], line)
end

local function last_message(child)
  return child:lua('return _G.messages[#_G.messages] or ""')
end

local function said(child)
  return child:lua("return require('fake_core').said")
end

local summary = {
  'followup-summary 1 0123456789abcdef',
  'made 1773648000',
  'valid_until 4102444800',
  'indexed_at 1773648000',
  'now 3',
  'reply 1',
  'follow_up 1',
  'thank_you 1',
  'overdue 2',
  'waiting 2',
}

local function write_summary(child, lines)
  child:lua(
    [[
    local folder = vim.env.XDG_CACHE_HOME .. '/followup/default'
    vim.fn.mkdir(folder, 'p')
    vim.fn.writefile(..., folder .. '/summary.new')
    vim.loop.fs_rename(folder .. '/summary.new', folder .. '/summary')
    ]],
    lines
  )
end

return {
  {
    'subcommands act on an ID or on the row at the cursor',
    function(child)
      fake(child)
      child:cmd('Followup done aaaaaaaaaa04/roof-an-estimate id:five@example.org')
      child:cmd('Followup snooze aaaaaaaaaa02 next friday')
      child:cmd('Followup set aaaaaaaaaa02 organization Example | GmbH')
      child:cmd('Followup join aaaaaaaaaa02 aaaaaaaaaa03/interview')
      child:cmd('Followup note aaaaaaaaaa02 rang twice')
      child:cmd('Followup not-interview aaaaaaaaaa02')
      child:cmd('FollowupDue')
      child:cmd('Followup expect next friday')
      child:cmd('Followup undo')
      T.equal(said(child), {
        { 'done', 'aaaaaaaaaa04' },
        { 'done', 'id:five@example.org' },
        { 'snooze', 'aaaaaaaaaa02', 'next friday' },
        { 'set', 'aaaaaaaaaa02', 'organization', 'Example | GmbH' },
        { 'join', 'aaaaaaaaaa02', 'aaaaaaaaaa03' },
        { 'note', 'aaaaaaaaaa02', 'rang twice' },
        { 'not_interview', 'aaaaaaaaaa02' },
        { 'expect', 'aaaaaaaaaa01', 'next friday' },
        { 'undo' },
      })
    end,
  },
  {
    'misuse is one message, never an error',
    function(child)
      fake(child)
      for command, message in pairs({
        ['Followup nonsense'] = 'no such subcommand',
        ['Followup done'] = 'which case',
        ['Followup snooze aaaaaaaaaa02'] = 'until when',
        ['Followup stage aaaaaaaaaa02'] = 'which one',
        ['Followup set aaaaaaaaaa02 colour red'] = 'organization NAME',
        ['Followup join aaaaaaaaaa02'] = 'the other case',
        ['Followup show nobody'] = 'no such case',
      }) do
        child:cmd(command)
        T.matches(last_message(child), message, command)
      end
    end,
  },
  {
    'completes subcommands, cases by their words, dates, stages',
    function(child)
      fake(child)
      T.equal(completed(child, 'Followup sn'), { 'snooze' })
      T.equal(completed(child, 'Followup done lunch'), { 'aaaaaaaaaa02/1-lunch' })
      T.equal(completed(child, 'Followup snooze aaaaaaaaaa02 next mo'), { 'month', 'monday' })
      T.equal(completed(child, 'Followup snooze aaaaaaaaaa02 in 3 d'), { 'days' })
      T.equal(completed(child, 'Followup stage aaaaaaaaaa02 on'), { 'on_hold' })
      T.equal(completed(child, 'Followup set aaaaaaaaaa02 o'), { 'organization' })
      T.equal(completed(child, 'Followup undo x'), {})
      T.equal(completed(child, 'FollowupDraft th'), { 'thank-you' })
    end,
  },
  {
    'what is completed holds letters, digits and hyphens only',
    function(child)
      fake(child)
      for _, word in ipairs(completed(child, 'Followup done ')) do
        T.matches(word, '^%x+/[%w-]*$')
      end
    end,
  },
  {
    'options are checked against the schema',
    function(child)
      local problems = child:lua([[
        local config = require('followup.config')
        local options = { window = 'moon', nonsense = 1, maps = 'yes', open_groups = { 'x' }, mailer = {} }
        return config.apply(options)
      ]])
      T.equal(#problems, 4)
      T.equal(child:lua("return require('followup.config').get('window')"), 'current')
      child:lua("package.loaded['followup.config'] = nil; vim.g.followup = { window = 'tab' }")
      T.equal(child:lua("return require('followup.config').get('window')"), 'tab')
    end,
  },
  {
    'every option, subcommand, key and function is in :help',
    function(child)
      local help = table.concat(vim.fn.readfile(T.root .. '/doc/followup.txt'), '\n')
      local names = child:lua([[
        local names = {}
        for _, option in ipairs(require('followup.config').schema) do
          table.insert(names, '*followup-option-' .. option.name .. '*')
        end
        for name in pairs(require('followup.command').subcommands) do
          table.insert(names, ':Followup ' .. name)
        end
        for _, entry in ipairs(require('followup.ui.keys').keys) do
          table.insert(names, entry.text)
        end
        for name in pairs(require('followup')) do
          table.insert(names, '*followup.' .. name .. '()*')
        end
        return names
      ]])
      T.ok(#names > 40)
      for _, name in ipairs(names) do
        T.ok(help:find(name, 1, true), 'not in doc/followup.txt: ' .. name)
      end
      local folder = child.home .. '/doc'
      vim.fn.mkdir(folder)
      vim.fn.writefile(vim.fn.split(help, '\n', true), folder .. '/followup.txt')
      child:cmd('helptags ' .. folder)
      T.equal(child:lua('return vim.v.errmsg'), '')
    end,
  },
  {
    'the status line is read from the summary file, and renewed when that is replaced',
    function(child)
      write_summary(child, summary)
      T.equal(
        child:lua("return require('followup').statusline()"),
        '',
        'the first call never waits'
      )
      child:wait("require('followup').statusline() == 'F:3'")
      for number = 4, 6 do
        summary[5] = 'now ' .. number
        write_summary(child, summary)
        child:wait(("require('followup').statusline() == 'F:%d'"):format(number))
      end
      summary[5] = 'now 0'
      write_summary(child, summary)
      child:wait("require('followup').statusline() == ''")
      T.equal(child:lua("return package.loaded['followup.core'] == nil"), true)
      summary[5] = 'now 3'
    end,
  },
  {
    'the status line shows no percent sign and no other version of the file',
    function(child)
      child:lua(
        "require('followup').setup({ statusline_prefix = '%{system(\"touch canary\")}%!x' })"
      )
      write_summary(child, summary)
      child:cmd("set laststatus=2 statusline=%!v:lua.require'followup'.statusline()")
      child:wait("require('followup').statusline() ~= ''")
      child:cmd('redrawstatus!')
      child:screen()
      T.equal(child:lua("return vim.fn.filereadable('canary')"), 0)
      T.equal(child:lua("return require('followup').statusline():find('%', 1, true) == nil"), true)
      write_summary(child, { 'followup-summary 2 x', 'now 9' })
      child:wait("require('followup').statusline() == ''")
    end,
  },
  {
    'the lualine component gives the same text',
    function(child)
      write_summary(child, summary)
      child:lua([[
        package.preload['lualine.component'] = function()
          return { extend = function() return {} end }
        end
      ]])
      child:wait("require('lualine.components.followup').update_status() == 'F:3'")
    end,
  },
  {
    'health names the next step when the module is missing',
    function(child)
      child:lua([[
        package.preload['followup.core'] = function()
          error("error loading module 'followup.core': undefined symbol: lua_newuserdatauv")
        end
        vim.g.followup = { command = '/nowhere/followup', nonsense = true }
      ]])
      child:cmd('checkhealth followup')
      local text = table.concat(child:lines(), '\n')
      T.matches(text, 'undefined symbol: lua_newuserdatauv')
      T.matches(text, 'run `make nvim`')
      T.matches(text, '/nowhere/followup')
      T.matches(text, 'option nonsense: there is no such option')
    end,
  },
  {
    'health knows a wrong known answer',
    function(child)
      fake(child)
      child:lua([[require('fake_core').date = function() return { expected = '2026-03-20' } end]])
      child:cmd('checkhealth followup')
      T.matches(table.concat(child:lines(), '\n'), 'the build is broken')
      child:lua(
        [[package.loaded['fake_core'].date = function() return { expected = '2026-03-27' } end]]
      )
      child:cmd('checkhealth followup')
      T.matches(table.concat(child:lines(), '\n'), 'a known answer is right')
    end,
  },
  {
    'without module and program: one clear message, and text in other buffers stays',
    function(child)
      child:lua([[
        package.preload['followup.core'] = function() error('no such module') end
        vim.g.followup = { command = '/nowhere/followup' }
        vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'unsaved' })
        _G.first = vim.api.nvim_get_current_buf()
        vim.o.hidden = true
      ]])
      child:cmd('FollowupDue')
      local text = table.concat(child:lines(), '\n')
      T.matches(text, 'make nvim')
      T.equal(child:lua('return vim.api.nvim_buf_get_lines(_G.first, 0, -1, false)'), { 'unsaved' })
    end,
  },
  {
    'without the module the program answers',
    function(child)
      local path = child.home .. '/followup'
      vim.fn.writefile({
        '#!/bin/sh',
        'case $1 in',
        'list) echo \'{"version":1,"now":"2026-03-16T09:00:00+01:00","complete":true,'
          .. '"groups":[{"name":"now","title":"To do now","count":1}],'
          .. '"lines":[" \'$COLUMNS\' wide"],'
          .. '"cases":["aaaaaaaaaa09"],"spans":[3,3,5]}\' ;;',
        'done) printf "%s\\n" "$*" > "$HOME/said"; echo "saved" ;;',
        '*) echo "followup: $1: not here: try later" >&2; exit 2 ;;',
        'esac',
      }, path)
      vim.fn.setfperm(path, 'rwx------')
      child:lua(
        [[
        package.preload['followup.core'] = function() error('no such module') end
        vim.g.followup = { command = ..., index = false }
      ]],
        path
      )
      child:cmd('FollowupDue')
      T.matches(child:lines()[1], '^1 to do now')
      T.equal(child:lines()[4], ' 80 wide')
      child:keys('x')
      T.equal(vim.fn.readfile(child.home .. '/said'), { 'done -- aaaaaaaaaa09' })
    end,
  },
}
