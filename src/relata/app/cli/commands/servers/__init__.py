"""Commands that go on running: the web application, tools for assistants and for editors."""
