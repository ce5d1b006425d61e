"""Enquiries (yêu cầu liên hệ mua): one request of a buyer to the makers of several goods."""
