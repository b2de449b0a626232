import { startRedisRest } from "@cartage/local/start-redis-rest";
import { findServer } from "@cartage/testing/server-binary";
import { startRedis } from "@cartage/testing/start-redis";
import { expect, onTestFinished, test } from "vitest";

/** Told to both in this order; what one leaves is what the next meets. */
const commands = `
set a 1 | get a | get none | set a 2 NX | set b 2 EX 100 NX | set a 5 GET | set a 7 XX | set none 1 XX | ttl b | ttl a | ttl none
incr a | incrby a 5 | incrbyfloat a 1.5 | decr n | append s abc | strlen s | getrange s 0 1 | getrange s -2 -1 | setrange s 1 ZZ
getset s x | getdel s | mset x 1 y 2 | mget x y none | msetnx x 1 q 2 | setnx q 1 | setex e 100 v | getex e EX 50 | ttl e | getex e PERSIST | ttl e
exists x y x none | type x | type none | expire x 100 | expire x 50 GT | expire none 9 | persist x | persist x | del x y none | set w "é 中"
strlen w | hset h f 1 g 2 | hset h f 3 k 4 | hget h f | hmget h f none | hgetall h | hgetall none | hincrby h f 5 | hincrbyfloat h f 1.5
hdel h g none | hexists h f | hkeys h | hvals h | hlen h | hsetnx h f 9 | hstrlen h f | hscan h 0 MATCH f* | sadd st a | sadd st a
sismember st a | smismember st a b | scard st | smove st st2 a | type st | sadd st3 a b | sinterstore i st2 st3 | sdiffstore d st3 st2 | smembers d
sintercard 2 st2 st3 | zadd z 1 a 2 b 3 c | zadd z XX CH 5 a | zadd z NX 1 d | zadd z GT 1 b | zadd z LT 1 b | zadd z INCR 2 a | zadd z XX INCR 1 none
zscore z a | zincrby z 1.5 a | zrange z 0 -1 WITHSCORES | zrange z 1 3 BYSCORE | zrange z (1 +inf BYSCORE LIMIT 0 1 | zrange z 0 -1 REV
zrevrangebyscore z +inf (1 WITHSCORES | zadd lex 0 a 0 b 0 c 0 d | zrangebylex lex [b (d | zrangebylex lex - + LIMIT 1 2 | zadd z NX XX 1 a | zrank z a | zrevrank z a | zrank z none | zcount z (1 3 | zlexcount z - +
zadd z2 10 a 20 b | zunionstore u 2 z z2 WEIGHTS 1 2 AGGREGATE MAX | zrange u 0 -1 WITHSCORES | zinter 2 z z2 WITHSCORES | zdiff 2 z z2
zpopmin z2 | zpopmax z2 | exists z2 | zremrangebyscore z 1 1 | zremrangebyrank z 0 0 | zmscore z a none | zadd inf +inf m | zscore inf m
lpush l 1 2 3 | rpush l 4 2 2 | lrange l 0 -1 | lrem l -1 2 | lrem l 0 2 | lpop l | rpop l 5 | exists l | rpush l a b c | ltrim l 1 -1 | lindex l -1 | lset l 0 z
lset l 9 z | lmove l m LEFT RIGHT | rename m m2 | rename none x | copy a a2 | keys a2* | pexpire a 5000 | scan 0 MATCH a2 COUNT 1000 | echo hi | ping
get h | incr h | hget a f | sadd a 1 | zadd a 1 b | lpush a 1 | hset a f 1 | incr w | get | set a | zadd z x a | zadd z NX GT 1 a | expire a x | incrby a x
set a 1 EX 0 | set a 1 FOO | hset h f | hincrby w f 1 | nosuch a | zrange z x 1 | zrangebyscore z x 1 | eval "return 1" 0
eval "return {1,2,'x',3.7,true,false,'after'}" 0 | eval "return {1,nil,3}" 0 | eval "return {1,{2,{'deep'}}}" 0
eval "return redis.call('set',KEYS[1],ARGV[1])" 1 ek ev | eval "return redis.call('get','none')" 0 | eval "return redis.call('hgetall','h')" 0
eval "return redis.call('set','ek','1','PX',1000).ok" 0 | eval "return tonumber(ARGV[1]) + 1" 0 4.9 | eval "return 10 / 4" 0
eval "redis.call('set', 'half', 6 / 2) return redis.call('get', 'half')" 0 | eval "return redis.error_reply('MY err')" 0
eval "return redis.status_reply('FINE')" 0 | eval "return redis.pcall('incr','w')" 0 | eval "return redis.pcall('incr','w').err" 0
eval "return cjson.encode({1, 'a', true, {b = 2.5}})" 0 | eval "return cjson.decode(ARGV[1])[2]" 0 [1,3]
eval "return cjson.encode(cjson.decode('[1,null,{}]'))" 0 | eval "return tostring(cjson.decode('[null]')[1] == cjson.null)" 0
eval "return redis.sha1hex('a')" 0 | eval "return {unpack({1,2,3})}" 0 | eval "return #KEYS + #ARGV" 1 a b c | eval "return 1" 2 a | eval "return 1" x
eval "return tostring(redis.call('get', 'none') == false)" 0 | evalsha abc 0 | dbsize | flushall | dbsize`;

if (findServer("redis-server")) {
  test("in memory every answer is the one that Redis gives", async () => {
    const redis = await startRedis();
    const real = await startRedisRest({ port: 0, token: "t", redisUrl: redis.url });
    const memory = await startRedisRest({ port: 0, token: "t" });
    onTestFinished(async () => {
      await Promise.all([real.stop(), memory.stop()]);
      await redis.stop();
    });
    const told = commands
      .split(/[|\n]/)
      .map(words)
      .filter((command) => command.length > 0);

    const answers = [];
    for (const command of told) {
      const [expected, actual] = [await ask(real.url, command), await ask(memory.url, command)];
      answers.push({ command: command.join(" "), expected, actual });
    }

    expect(answers.map(({ command, actual }) => ({ command, answer: actual }))).toEqual(
      answers.map(({ command, expected }) => ({ command, answer: expected })),
    );
  });
}

async function ask(url: string, command: string[]): Promise<unknown> {
  const body = JSON.stringify(command);
  const response = await fetch(url, { method: "POST", headers: { authorization: "Bearer t" }, body });
  return [response.status, await response.json()];
}

/** Words, and what stands between double quotes as one. */
function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
