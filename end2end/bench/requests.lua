-- Sends prepared requests and looks at every answer: its status, where it leads, what it says.
--
--   wrk … -s requests.lua URL -- REQUESTS MODE STATUS LOCATION NEEDLE POOL
--
-- REQUESTS is a file of whole HTTP requests, each ended by a NUL. MODE: `rotate` sends them again and again; `once` each of them
-- once, and then no more; `number` the first again and again, with eight digits in place of NNNNNNNN. LOCATION begins the
-- answer's Location, NEEDLE stands in its body, and the first made-up address in its body is a line of the file POOL; `-` where
-- it does not matter. The last line that is printed is JSON.

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long n; } moment; int clock_gettime(int, moment *);")
local moment = ffi.new("moment")

local function now()
   ffi.C.clock_gettime(1, moment)
   return tonumber(moment.s) + tonumber(moment.n) / 1e9
end

local threads = {}

function setup(thread)
   threads[#threads + 1] = thread
end

local requests, mode, want_status, want_location, want_needle, pool = {}, "", 0, nil, nil, nil
local given, tried = 0, false
good, bad, first_bad, began, ended = 0, 0, "", 0, 0

local function wanted(argument)
   return argument ~= "-" and argument or nil
end

function init(args)
   local file = assert(io.open(args[1], "rb"))
   for request in file:read("*a"):gmatch("([^%z]+)%z") do
      requests[#requests + 1] = request
   end
   file:close()
   mode, want_status = args[2], tonumber(args[3])
   want_location, want_needle = wanted(args[4]), wanted(args[5])
   if wanted(args[6]) then
      pool = {}
      for line in io.lines(args[6]) do
         pool[line] = true
      end
   end
end

function request()
   -- The first is asked for to see whether it is one, and not sent.
   if not tried then
      tried = true
      return (requests[1]:gsub("NNNNNNNN", "00000000"))
   end
   if given == 0 then
      began = now()
   end
   given = given + 1
   if mode == "number" then
      return (requests[1]:gsub("NNNNNNNN", string.format("%08d", given)))
   end
   if mode == "once" and given > #requests then
      wrk.thread:stop()
      return requests[#requests]
   end
   return requests[(given - 1) % #requests + 1]
end

-- The first made-up address in a page. Looked for from its end: a pattern that is tried at every octet costs as much as the page,
-- and wrk shares the server's processors.
local function address(body)
   local first, last = body:find(".example", 1, true)
   while first do
      local found = body:sub(math.max(1, first - 80), last):match("[%w.]+%.%d+@%w+%.example$")
      if found then
         return found
      end
      first, last = body:find(".example", last + 1, true)
   end
   return ""
end

local function fault(status, headers, body)
   if status ~= want_status then
      return "status " .. status
   end
   if want_location and (headers["location"] or ""):sub(1, #want_location) ~= want_location then
      return "location " .. (headers["location"] or "none")
   end
   if want_needle and not body:find(want_needle, 1, true) then
      return "without " .. want_needle
   end
   if pool and not pool[address(body)] then
      return "about nobody who is signed in"
   end
end

function response(status, headers, body)
   local wrong = fault(status, headers, body)
   if wrong then
      bad = bad + 1
      if first_bad == "" then
         first_bad = wrong
      end
   else
      good = good + 1
   end
   ended = now()
end

function done(summary, latency)
   local good, bad, first_bad, seconds = 0, 0, "", 0
   for _, thread in ipairs(threads) do
      good, bad = good + thread:get("good"), bad + thread:get("bad")
      first_bad = thread:get("first_bad")
      seconds = math.max(seconds, thread:get("ended") - thread:get("began"))
   end
   local errors = summary.errors
   io.write(string.format(
      '\n{"good":%d,"bad":%d,"firstBad":%q,"seconds":%.4f,"p50":%.3f,"p99":%.3f,"broken":%d}\n',
      good, bad, first_bad, seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      errors.connect + errors.read + errors.write + errors.timeout
   ))
end
