-- 200 hostile subjects and names in everything that the plugin shows: run by tests/hosts/hostile.t.
-- SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T
local first = dofile('tests/hosts/first_list.lua')

local function canaries(home)
  return vim.fn.glob(home .. '/canary-*', true, true)
end

local options =
  { command = vim.env.FOLLOWUP_PROGRAM, open_groups = { 'now', 'grace', 'later' }, index = false }

local function start(child)
  child:lua([[require('followup').setup(...)]], options)
end

return {
  {
    'list, evidence, case view, title, status lines',
    function(child)
      start(child)
      child:cmd(
        "set title laststatus=2 showtabline=2 statusline=%!v:lua.require'followup'.statusline()"
      )
      child:cmd('FollowupDue')
      child:wait("require('followup.worker').is_idle()")
      T.ok(#child:lines() > 200, #child:lines() .. ' lines')
      child:keys('4G200K')
      for _, form in ipairs({
        "%!v:lua.require'followup'.statusline()",
        "%{v:lua.require'followup'.statusline()}",
        '%f %t %F',
      }) do
        child:lua('vim.o.statusline = ...', form)
        child:screen()
      end
      for _, line in ipairs(child:screen()) do
        T.ok(not line:find('[%z\1-\31\127]'), 'a control reached the screen: ' .. vim.inspect(line))
      end
      local opened = child:lua([[
        local view = require('followup.ui.buffer').current()
        local drawing, count = view.drawing, 0
        for number = 5, vim.fn.line('$'), 5 do
          local case = drawing.rows[number]
          if case then
            require('followup.ui.case').open(case)
            vim.cmd('redraw!')
            vim.cmd('bwipeout')
            count = count + 1
          end
        end
        return count
      ]])
      T.ok(opened > 10, 'the cases are opened one by one')
      T.equal(canaries(vim.env.REAL_HOME), {})
      T.equal(canaries(child.home), {})
    end,
  },
  {
    'a list of them that is kept is the same, byte by byte, with every row and mark',
    function(child)
      start(child)
      child:cmd('FollowupDue')
      child:wait("require('followup.worker').is_idle()")
      local lines, places = child:lines(), first.places(child)
      T.ok(#lines > 200, #lines .. ' lines')
      first.open(child, options)
      T.equal(child:lines(), lines)
      T.equal(first.places(child), places)
      T.equal(canaries(child.home), {})
    end,
  },
  {
    'completion: every word that is offered is run as a command, and only does what it says',
    function(child)
      start(child)
      local done = child:lua([==[
        local words = vim.fn.getcompletion('Followup note ', 'cmdline')
        for number, word in ipairs(words) do
          if number <= 60 then
            vim.cmd('silent Followup note ' .. word .. ' seen')
          end
        end
        vim.wait(20000, require('followup.worker').is_idle, 5)
        local noted = 0
        for _, row in ipairs(require('followup').list().rows) do
          noted = noted + (row.note == 'seen' and 1 or 0)
        end
        return { #words, noted }
      ]==])
      T.ok(done[1] >= 200, 'offered: ' .. done[1])
      T.equal(done[2], 60)
      T.equal(canaries(vim.env.REAL_HOME), {})
    end,
  },
  {
    'notifications, receipts and the question which mail is answered',
    function(child)
      start(child)
      child:cmd('FollowupDue')
      child:wait("require('followup.worker').is_idle()")
      child:keys('4G')
      for _ = 1, 40 do
        child:keys('xu')
      end
      child:wait("require('followup.worker').is_idle()")
      child:lua([[
        vim.cmd('enew')
        vim.ui.select = function(items, options, done)
          _G.labels = {}
          for _, item in ipairs(items) do
            table.insert(_G.labels, options.format_item(item))
          end
          done(items[1])
        end
        vim.cmd('FollowupDraft')
      ]])
      for _, label in ipairs(child:lua('return _G.labels')) do
        T.ok(not label:find('\n'), 'a label of two lines: ' .. vim.inspect(label))
      end
      child:cmd('messages')
      T.equal(canaries(vim.env.REAL_HOME), {})
    end,
  },
  {
    'drafts for all: text of the body only, no placeholder is run',
    function(child)
      start(child)
      local count = child:lua([[
        local count = 0
        for _, row in ipairs(require('followup').list().rows) do
          vim.cmd('enew!')
          vim.bo.filetype = 'mail'
          vim.api.nvim_buf_set_lines(0, 0, -1, false, {
            'To: x@y.example', 'Subject: z', 'In-Reply-To: <' .. row.reply_to .. '>', '', '> quoted' })
          vim.cmd('silent FollowupDraft')
          local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
          local is_kept = lines[1] == 'To: x@y.example' and lines[4] == '' and lines[#lines] == '> quoted'
          if is_kept and #lines > 6 then
            count = count + 1
          end
        end
        return count
      ]])
      T.ok(count >= 200, 'good drafts: ' .. count)
      T.equal(canaries(vim.env.REAL_HOME), {})
    end,
  },
}
