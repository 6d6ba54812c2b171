-- lua/ and plugin/ run in Neovim (Lua 5.1), tests/lua in every Lua.
std = 'min'
cache = false
max_line_length = 110
globals = { 'vim' }
read_globals = { 'jit' } -- of LuaJIT; not everywhere
