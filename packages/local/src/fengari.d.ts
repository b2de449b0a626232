// fengari has no types of its own; these are the parts that scripts.ts uses
declare module "fengari" {
  export type LuaState = { readonly __brand: "LuaState" };
  export type LuaFunction = (state: LuaState) => number;
  type Bytes = Uint8Array;

  export function to_luastring(text: string): Bytes;
  export function to_jsstring(bytes: Bytes, from?: number, to?: number, replaceInvalid?: boolean): string;

  export const lua: {
    LUA_OK: number;
    LUA_TNIL: number;
    LUA_TBOOLEAN: number;
    LUA_TNUMBER: number;
    LUA_TSTRING: number;
    LUA_TTABLE: number;
    lua_close(state: LuaState): void;
    lua_createtable(state: LuaState, items: number, fields: number): void;
    lua_error(state: LuaState): number;
    lua_getfield(state: LuaState, index: number, name: Bytes): number;
    lua_gettop(state: LuaState): number;
    lua_isinteger(state: LuaState, index: number): boolean;
    lua_next(state: LuaState, index: number): number;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_pop(state: LuaState, count: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushcfunction(state: LuaState, run: LuaFunction): void;
    lua_pushlightuserdata(state: LuaState, value: unknown): void;
    lua_pushinteger(state: LuaState, value: number): void;
    lua_pushnil(state: LuaState): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, value: Bytes): void;
    lua_rawgeti(state: LuaState, index: number, at: number): number;
    lua_rawlen(state: LuaState, index: number): number;
    lua_rawseti(state: LuaState, index: number, at: number): void;
    lua_setfield(state: LuaState, index: number, name: Bytes): void;
    lua_setglobal(state: LuaState, name: Bytes): void;
    lua_toboolean(state: LuaState, index: number): boolean;
    lua_tonumber(state: LuaState, index: number): number;
    lua_tostring(state: LuaState, index: number): Bytes;
    lua_type(state: LuaState, index: number): number;
  };
  export const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_loadbuffer(state: LuaState, code: Bytes, size: number, name: Bytes): number;
    luaL_requiref(state: LuaState, name: Bytes, open: LuaFunction, isGlobal: boolean): void;
  };
  export const lualib: {
    luaopen_base: LuaFunction;
    luaopen_table: LuaFunction;
    luaopen_string: LuaFunction;
    luaopen_math: LuaFunction;
  };
}
