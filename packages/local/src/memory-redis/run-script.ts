/// <reference path="../fengari.d.ts" />
import { createHash } from "node:crypto";
import { type LuaFunction, type LuaState, lauxlib, lua, lualib, to_luastring } from "fengari";
import { RedisError } from "../redis-store.ts";
import type { MemoryReply } from "./database.ts";
import { defineJson } from "./lua-json.ts";
import { pushField, pushList, pushReply, readArgument, readField, readReply, readText } from "./lua-values.ts";

type Call = (name: string, args: string[]) => MemoryReply;

/** What Redis's Lua 5.1 has and fengari's 5.3 does not, and what a script must not have. */
const PREAMBLE = `
  unpack = table.unpack
  loadstring = load
  math.pow = function(x, y) return x ^ y end
  dofile, loadfile, require, print, collectgarbage = nil, nil, nil, nil, nil
`;

/**
 * Runs a Redis script on fengari, a Lua VM in JavaScript, in a state of its own. There is `redis` (call, pcall,
 * error_reply, status_reply, sha1hex, log), cjson, KEYS and ARGV; no cmsgpack, struct or bit.
 * @throws RedisError with what the script raised
 */
export function runScript(script: string, keys: string[], args: string[], call: Call): MemoryReply {
  const state = lauxlib.luaL_newstate();
  try {
    openLibraries(state);
    run(state, PREAMBLE, 0);
    defineRedis(state, call);
    defineJson(state);
    for (const [name, list] of [
      ["KEYS", keys],
      ["ARGV", args],
    ] as const) {
      pushList(state, list);
      lua.lua_setglobal(state, to_luastring(name));
    }
    run(state, script, 1);
    const reply = readReply(state, lua.lua_gettop(state));
    if (reply instanceof Error) throw reply;
    return reply;
  } finally {
    lua.lua_close(state);
  }
}

function openLibraries(state: LuaState) {
  const { luaopen_base, luaopen_table, luaopen_string, luaopen_math } = lualib;
  for (const [name, open] of [
    ["_G", luaopen_base],
    ["table", luaopen_table],
    ["string", luaopen_string],
    ["math", luaopen_math],
  ] as const) {
    lauxlib.luaL_requiref(state, to_luastring(name), open, true);
    lua.lua_pop(state, 1);
  }
}

function run(state: LuaState, code: string, results: number) {
  const bytes = to_luastring(code);
  const loaded = lauxlib.luaL_loadbuffer(state, bytes, bytes.length, to_luastring("@user_script"));
  if (loaded !== lua.LUA_OK) throw new RedisError(`ERR Error compiling script (new function): ${readText(state, -1)}`);
  if (lua.lua_pcall(state, 0, results, 0) === lua.LUA_OK) return;
  if (lua.lua_type(state, -1) === lua.LUA_TTABLE)
    throw new RedisError(readField(state, -1, "err") ?? "ERR unknown error in script");
  throw new RedisError(`ERR ${readText(state, -1)}`);
}

function defineRedis(state: LuaState, call: Call) {
  const attempt = (given: LuaState): MemoryReply => {
    try {
      const [name = "", ...args] = Array.from({ length: lua.lua_gettop(given) }, (_, index) =>
        readArgument(given, index + 1),
      );
      return call(name, args);
    } catch (error) {
      if (error instanceof RedisError) return error;
      throw error;
    }
  };
  const functions: Record<string, LuaFunction> = {
    call(given) {
      const reply = attempt(given);
      pushReply(given, reply);
      return reply instanceof Error ? lua.lua_error(given) : 1;
    },
    pcall: answering((given) => pushReply(given, attempt(given))),
    error_reply: answering((given) => pushField(given, "err", readArgument(given, 1))),
    status_reply: answering((given) => pushField(given, "ok", readArgument(given, 1))),
    sha1hex: answering((given) => pushReply(given, createHash("sha1").update(readArgument(given, 1)).digest("hex"))),
    log: () => 0,
    replicate_commands: answering((given) => lua.lua_pushboolean(given, true)),
  };
  lua.lua_createtable(state, 0, 8);
  for (const [name, body] of Object.entries(functions)) {
    lua.lua_pushcfunction(state, body);
    lua.lua_setfield(state, -2, to_luastring(name));
  }
  lua.lua_setglobal(state, to_luastring("redis"));
}

/** A function for Lua with the one result that it pushes. */
function answering(push: (state: LuaState) => void): LuaFunction {
  return (state) => {
    push(state);
    return 1;
  };
}
