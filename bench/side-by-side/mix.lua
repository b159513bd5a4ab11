-- Three kinds of request in turn, with the headers of a browser; prepared before the lap, so that
-- the load costs as little as it can on the machine it shares with the application.
local IDS = 100

local headers = {
  ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  ["Accept"] = "application/json",
  ["Accept-Language"] = "en-US,en;q=0.8,de;q=0.5",
  ["Content-Type"] = "application/json",
  ["Cookie"] = "session=5f2b6c1e9a7d4f0c8b3e; theme=light",
  ["Referer"] = "https://shop.example.com/orders",
  ["Sec-Fetch-Dest"] = "empty",
  ["Sec-Fetch-Mode"] = "cors",
  ["Sec-Fetch-Site"] = "same-origin",
}

local function order(id)
  local lines = {}
  for n = 1, 20 do
    lines[n] = string.format(
      '{"article":"A-%d-%02d","description":"Article number %02d, as it is ordered","quantity":%d,"cents":1999}',
      id, n, n, n)
  end
  return string.format('{"id":%d,"customer":"Customer %d","lines":[%s]}', id, id, table.concat(lines, ","))
end

local requests = {}
local next_request = 0

function init(args)
  for id = 1, IDS do
    table.insert(requests, wrk.format("GET", "/orders/" .. id, headers))
    table.insert(requests, wrk.format("POST", "/orders", headers, order(id)))
    table.insert(requests, wrk.format("GET", "/stores/" .. id .. "/stock", headers))
  end
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

function done(summary, latency)
  local errors = summary.errors
  print("requests=" .. summary.requests)
  print("microseconds=" .. summary.duration)
  print(string.format("p50_microseconds=%d", latency:percentile(50)))
  print(string.format("p99_microseconds=%d", latency:percentile(99)))
  print("errors=" .. errors.connect + errors.read + errors.write + errors.status + errors.timeout)
end
