const line = document.getElementById('live');
new EventSource('/events').addEventListener('order', (event) => {
  const order = JSON.parse(event.data);
  line.textContent = `${order.by}: ${order.type} ${order.order_id}, ${order.title}`;
});
