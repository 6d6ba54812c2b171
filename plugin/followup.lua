-- Commands and <Plug> maps; everything else is required when first used.
-- SPDX-License-Identifier: GPL-3.0-or-later
if vim.g.loaded_followup then
  return
end
vim.g.loaded_followup = 1

local command = vim.api.nvim_create_user_command

command('FollowupDue', function(call)
  require('followup.ui.due').command(call.fargs)
end, { nargs = '*', bar = true, desc = 'Open the list of replies that are due' })

command('FollowupCheck', function()
  require('followup.check').command()
end, { bar = true, desc = 'Look at the mail in this buffer before it is sent' })

command('FollowupDraft', function(call)
  require('followup.command').draft(call)
end, {
  nargs = '?',
  bar = true,
  desc = 'Insert the drafted answer into this mail',
  complete = function(...)
    return require('followup.command').complete_template(...)
  end,
})

command('Followup', function(call)
  require('followup.command').run(call)
end, {
  nargs = '*',
  desc = 'followup: due, show, draft, done, snooze and the other subcommands',
  complete = function(...)
    return require('followup.command').complete(...)
  end,
})

-- vim.keymap.set would load a module at start
local map = vim.api.nvim_set_keymap
map('n', '<Plug>(followup-due)', '<Cmd>FollowupDue<CR>', { noremap = true })
map('n', '<Plug>(followup-draft)', '<Cmd>FollowupDraft<CR>', { noremap = true })
map('n', '<Plug>(followup-refresh)', '<Cmd>Followup refresh<CR>', { noremap = true })
map('n', '<Plug>(followup-undo)', '<Cmd>Followup undo<CR>', { noremap = true })

local group = vim.api.nvim_create_augroup('followup', {})
-- a draft that a mailer opened (`mutt -H`): its places get their key, and are told when they are left
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'mail',
  callback = function(event)
    if vim.fn.search([==[\[\[[^][][^]]*\]\]]==], 'nwc') > 0 then
      require('followup.check').watch(event.buf)
      require('followup.stops').start(event.buf)
    end
  end,
})
vim.api.nvim_create_autocmd('BufReadCmd', {
  group = group,
  pattern = 'followup://*',
  callback = function(event)
    require('followup.ui.buffer').read(event.buf, event.match)
  end,
})
