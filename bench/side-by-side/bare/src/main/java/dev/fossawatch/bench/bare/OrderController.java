package dev.fossawatch.bench.bare;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders out and in: an answer of about 1 KB, and a body of about 2 KB to read. */
@RestController
class OrderController {
  private static final int LINES = 10;

  @GetMapping("/orders/{id}")
  Order order(@PathVariable long id) {
    return new Order(id, "Customer " + id, lines(id));
  }

  @PostMapping("/orders")
  Receipt take(@RequestBody Order order) {
    return new Receipt(order.id(), order.lines().size(), order.totalCents());
  }

  private static List<Order.Line> lines(long id) {
    return IntStream.range(0, LINES)
        .mapToObj(
            n ->
                new Order.Line(
                    "A-" + id + "-" + n, "Article number " + n + " of the order", n + 1, 1999L))
        .toList();
  }
}
