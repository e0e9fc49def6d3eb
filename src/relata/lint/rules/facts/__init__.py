"""Rules about times and quantities: TIM, NUM."""
