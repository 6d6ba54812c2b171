-- The options of the interface. One table feeds validation, :help and :checkhealth. What counts as
-- due has its only home in the config file of the command line: see :help followup-policy.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

---@class followup.Option
---@field name string
---@field default any
---@field kind string|string[] a Lua type, or the words that are allowed
---@field text string

---@type followup.Option[]
M.schema = {
  {
    name = 'command',
    default = '',
    kind = 'string',
    text = 'Path of the `followup` program. Empty: the one built beside the plugin, else the one in $PATH.',
  },
  {
    name = 'window',
    default = 'current',
    kind = { 'current', 'split', 'vsplit', 'tab' },
    text = 'Where |:FollowupDue| opens its list.',
  },
  {
    name = 'open_groups',
    default = { 'now', 'grace', 'answered' },
    kind = 'list',
    words = { 'now', 'grace', 'answered', 'later', 'snoozed' },
    text = 'Groups of the list that are open at first; <Tab> opens and closes one.',
  },
  {
    name = 'maps',
    default = true,
    kind = 'boolean',
    text = 'Set the keys of |followup-keys| in the list and in the case view.',
  },
  {
    name = 'index',
    default = true,
    kind = 'boolean',
    text = 'Bring the index up to date in the background when the list is opened.',
  },
  {
    name = 'draft_position',
    default = 'above',
    kind = { 'above', 'below' },
    text = 'Where |:FollowupDraft| writes: above the quoted text, or below it and above the signature.',
  },
  {
    name = 'mailer',
    default = {},
    kind = 'list',
    text = 'Program and arguments that take a draft file as last argument, such as '
      .. "{ 'neomutt', '-H' }: `d` in the list starts it in a terminal. Empty: `d` shows the draft.",
  },
  {
    name = 'statusline_prefix',
    default = 'F:',
    kind = 'string',
    text = 'What stands before the number of |followup-statusline|.',
  },
}

M.values = {}
M.problems = {}

local function contains(words, word)
  for _, candidate in ipairs(words) do
    if candidate == word then
      return true
    end
  end
  return false
end

local function check_list(option, value)
  if type(value) ~= 'table' then
    return 'a list is expected'
  end
  for _, word in pairs(value) do
    if type(word) ~= 'string' then
      return 'a list of strings is expected'
    end
    if option.words and not contains(option.words, word) then
      return ('%q is none of %s'):format(word, table.concat(option.words, ', '))
    end
  end
end

---nil when the value fits, else why not.
function M.check(option, value)
  if type(option.kind) == 'table' then
    if not contains(option.kind, value) then
      return ('%s is none of %s'):format(vim.inspect(value), table.concat(option.kind, ', '))
    end
  elseif option.kind == 'list' then
    return check_list(option, value)
  elseif type(value) ~= option.kind then
    return ('a %s is expected, this is a %s'):format(option.kind, type(value))
  end
end

local function find(name)
  for _, option in ipairs(M.schema) do
    if option.name == name then
      return option
    end
  end
end

---Takes what fits; the rest is kept in `problems` for :checkhealth and told once.
function M.apply(options)
  M.values, M.problems = {}, {}
  for _, option in ipairs(M.schema) do
    M.values[option.name] = option.default
  end
  if type(options) ~= 'table' then
    options = {}
    M.problems[1] = 'the options are no table'
  end
  for name, value in pairs(options) do
    local option = find(name)
    local why = option and M.check(option, value) or (not option and 'there is no such option')
    if why then
      table.insert(M.problems, ('option %s: %s'):format(tostring(name), why))
    else
      M.values[name] = value
    end
  end
  table.sort(M.problems)
  return M.problems
end

---The value of an option; vim.g.followup counts where setup() was not called.
function M.get(name)
  if M.values[name] == nil then
    M.apply(vim.g.followup or {})
  end
  return M.values[name]
end

return M
