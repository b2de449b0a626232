/// <reference path="../fengari.d.ts" />
import { type LuaState, lua, to_jsstring, to_luastring } from "fengari";
import { RedisError } from "../redis-store.ts";
import { type MemoryReply, Status } from "./database.ts";

/** Puts a reply on Lua's stack (Redis, "RESP2 to Lua type conversion"). */
export function pushReply(state: LuaState, reply: MemoryReply): void {
  if (reply === null) lua.lua_pushboolean(state, false);
  else if (typeof reply === "number") lua.lua_pushinteger(state, reply);
  else if (typeof reply === "string") lua.lua_pushstring(state, to_luastring(reply));
  else if (reply instanceof Status) pushField(state, "ok", reply.text);
  else if (reply instanceof Error) pushField(state, "err", reply.message);
  else pushList(state, reply);
}

export function pushList(state: LuaState, items: readonly MemoryReply[]): void {
  lua.lua_createtable(state, items.length, 0);
  items.forEach((item, index) => {
    pushReply(state, item);
    lua.lua_rawseti(state, -2, index + 1);
  });
}

export function pushField(state: LuaState, name: string, text: string): void {
  lua.lua_createtable(state, 0, 1);
  lua.lua_pushstring(state, to_luastring(text));
  lua.lua_setfield(state, -2, to_luastring(name));
}

/** Reads what a script returned (Redis, "Lua to RESP2 type conversion"); a list ends at its first nil. */
export function readReply(state: LuaState, index: number): MemoryReply {
  switch (lua.lua_type(state, index)) {
    case lua.LUA_TSTRING:
      return readText(state, index);
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(state, index));
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(state, index) ? 1 : null;
    case lua.LUA_TTABLE:
      return readTable(state, index);
    default:
      return null;
  }
}

function readTable(state: LuaState, index: number): MemoryReply {
  const failed = readField(state, index, "err");
  if (failed !== null) return new RedisError(failed);
  const status = readField(state, index, "ok");
  if (status !== null) return new Status(status);

  const items: MemoryReply[] = [];
  for (let at = 1; lua.lua_rawgeti(state, index, at) !== lua.LUA_TNIL; at += 1) {
    items.push(readReply(state, lua.lua_gettop(state)));
    lua.lua_pop(state, 1);
  }
  lua.lua_pop(state, 1);
  return items;
}

export function readField(state: LuaState, index: number, name: string): string | null {
  const isText = lua.lua_getfield(state, index, to_luastring(name)) === lua.LUA_TSTRING;
  const text = isText ? readText(state, -1) : null;
  lua.lua_pop(state, 1);
  return text;
}

/** A string, or a number as Redis's Lua 5.1 writes it: 2.0 is "2". */
export function readArgument(state: LuaState, index: number): string {
  const type = lua.lua_type(state, index);
  if (type === lua.LUA_TNUMBER) return String(lua.lua_tonumber(state, index));
  if (type === lua.LUA_TSTRING) return readText(state, index);
  throw new RedisError("ERR Lua redis lib command arguments must be strings or integers");
}

export function readText(state: LuaState, index: number): string {
  return to_jsstring(lua.lua_tostring(state, index), undefined, undefined, true);
}
