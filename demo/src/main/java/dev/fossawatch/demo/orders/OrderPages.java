package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.login.FormResource;
import dev.fossawatch.demo.login.Session;
import dev.fossawatch.demo.stores.Store;
import dev.fossawatch.demo.stores.Stores;
import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;

/** {@code /work-orders} and all below it, for people. */
final class OrderPages extends FormResource {
  private static final int MAX_PAGE = 1_000;

  private final Pages pages;
  private final WorkOrders orders;
  private final Stores stores;

  OrderPages(Pages pages, WorkOrders orders, Stores stores) {
    this.pages = pages;
    this.orders = orders;
    this.stores = stores;
  }

  private record Listing(boolean closed, String status, int nextPage, List<WorkOrder> orders) {}

  private record Writing(List<Store> stores) {}

  private record Detail(
      long orderId, WorkOrder order, List<Comment> comments, List<Photo> photos) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    if (path.size() == 0) {
      pages.send(request, response, "orders", listing(request));
    } else if (path.endsWith(1, "new")) {
      pages.send(request, response, "order_new", new Writing(stores.list("")));
    } else if (path.size() == 1) {
      pages.send(request, response, "order", detail(find(path)));
    } else if (path.size() == 3 && path.names().get(1).equals("photos")) {
      sendPhoto(path, response);
    } else {
      throw Refusal.notFound();
    }
  }

  @Override
  protected void submit(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    PathSegments path = PathSegments.of(request);
    String by = Session.of(request).user().name();
    if (path.size() == 0) {
      response.sendRedirect("/work-orders/" + orders.create(written(request), by));
      return;
    }
    if (path.size() != 2) {
      throw Refusal.methodNotAllowed("GET, HEAD");
    }
    change(path.names().get(1), find(path), request, by);
    response.sendRedirect("/work-orders/" + path.id(0));
  }

  private void change(String what, WorkOrder order, HttpServletRequest request, String by)
      throws IOException, ServletException {
    switch (what) {
      case "close" -> orders.close(order, by);
      case "comments" ->
          orders.comment(order, Form.required(request, "body", NewOrder.MAX_DESCRIPTION), by);
      case "photos" -> orders.addPhoto(order, photo(request), by);
      default -> throw Refusal.notFound();
    }
  }

  private Listing listing(HttpServletRequest request) {
    String wish = Form.optional(request, "status", 20);
    Status status = wish.isEmpty() ? Status.OPEN : Form.choice(wish, Status.class);
    int page = Form.number(request, "page", 0, MAX_PAGE);
    return new Listing(status == Status.CLOSED, status.name(), page + 1, orders.list(status, page));
  }

  private Detail detail(WorkOrder order) {
    return new Detail(order.id(), order, orders.comments(order.id()), orders.photos(order.id()));
  }

  private NewOrder written(HttpServletRequest request) {
    int storeId = Form.number(request, "store_id", 0, Integer.MAX_VALUE);
    stores.mustHave(storeId);
    return new NewOrder(
        storeId,
        Form.required(request, "title", NewOrder.MAX_DESCRIPTION),
        Form.optional(request, "description", NewOrder.MAX_DESCRIPTION),
        Form.choice(Form.required(request, "priority", 20), Priority.class));
  }

  private WorkOrder find(PathSegments path) {
    return orders.find(path.id(0)).orElseThrow(Refusal::notFound);
  }

  private static Upload photo(HttpServletRequest request) throws IOException, ServletException {
    String type = request.getContentType();
    if (type == null || !type.startsWith("multipart/form-data")) {
      throw Refusal.badRequest("A photo comes as multipart/form-data.");
    }
    Part part = request.getPart("photo");
    if (part == null) {
      throw Refusal.badRequest("Please choose a photo.");
    }
    return Upload.of(part);
  }

  private void sendPhoto(PathSegments path, HttpServletResponse response) throws IOException {
    Upload photo = orders.photo(path.id(0), path.id(2)).orElseThrow(Refusal::notFound);
    response.setContentType(photo.contentType());
    response.setContentLength(photo.content().length);
    response.getOutputStream().write(photo.content());
  }
}
