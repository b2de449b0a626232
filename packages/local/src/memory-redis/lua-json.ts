/// <reference path="../fengari.d.ts" />
import { type LuaState, lua, to_luastring } from "fengari";
import { pushField, readText } from "./lua-values.ts";

/** What `cjson` has beside its functions: JSON's null, which is not Lua's nil. */
const NULL = "cjson.null";

/** Gives scripts `cjson.encode` and `cjson.decode`. */
export function defineJson(state: LuaState): void {
  lua.lua_createtable(state, 0, 3);
  lua.lua_pushcfunction(state, (given) => {
    const text = JSON.stringify(read(given, 1));
    lua.lua_pushstring(given, to_luastring(text));
    return 1;
  });
  lua.lua_setfield(state, -2, to_luastring("encode"));
  lua.lua_pushcfunction(state, (given) => {
    const value = parse(readText(given, 1));
    if (value === undefined) pushField(given, "err", "ERR cjson.decode: invalid JSON");
    else push(given, value);
    return value === undefined ? lua.lua_error(given) : 1;
  });
  lua.lua_setfield(state, -2, to_luastring("decode"));
  lua.lua_pushlightuserdata(state, NULL);
  lua.lua_setfield(state, -2, to_luastring("null"));
  lua.lua_setglobal(state, to_luastring("cjson"));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function push(state: LuaState, value: unknown): void {
  if (typeof value === "string") lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === "number") pushNumber(state, value);
  else if (typeof value === "boolean") lua.lua_pushboolean(state, value);
  else if (Array.isArray(value)) pushItems(state, value);
  else if (value !== null && typeof value === "object") pushFields(state, Object.entries(value));
  else lua.lua_pushlightuserdata(state, NULL);
}

function pushNumber(state: LuaState, value: number) {
  if (Number.isInteger(value)) lua.lua_pushinteger(state, value);
  else lua.lua_pushnumber(state, value);
}

function pushItems(state: LuaState, items: unknown[]) {
  lua.lua_createtable(state, items.length, 0);
  items.forEach((item, index) => {
    push(state, item);
    lua.lua_rawseti(state, -2, index + 1);
  });
}

function pushFields(state: LuaState, fields: [string, unknown][]) {
  lua.lua_createtable(state, 0, fields.length);
  for (const [name, field] of fields) {
    push(state, field);
    lua.lua_setfield(state, -2, to_luastring(name));
  }
}

/** A table whose keys count up from 1 is a list; an empty one is an object, as in Redis. */
function read(state: LuaState, index: number): unknown {
  switch (lua.lua_type(state, index)) {
    case lua.LUA_TSTRING:
      return readText(state, index);
    case lua.LUA_TNUMBER:
      return lua.lua_tonumber(state, index);
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(state, index);
    case lua.LUA_TTABLE:
      return readTable(state, index);
    default:
      return null;
  }
}

function readTable(state: LuaState, index: number): unknown {
  const length = lua.lua_rawlen(state, index);
  if (length > 0) {
    return Array.from({ length }, (_, at) => {
      lua.lua_rawgeti(state, index, at + 1);
      const item = read(state, lua.lua_gettop(state));
      lua.lua_pop(state, 1);
      return item;
    });
  }
  const fields: Record<string, unknown> = {};
  lua.lua_pushnil(state);
  while (lua.lua_next(state, index) !== 0) {
    const top = lua.lua_gettop(state);
    // reading a number as text would change it under lua_next
    const isText = lua.lua_type(state, top - 1) === lua.LUA_TSTRING;
    fields[isText ? readText(state, top - 1) : String(lua.lua_tonumber(state, top - 1))] = read(state, top);
    lua.lua_pop(state, 1);
  }
  return fields;
}
